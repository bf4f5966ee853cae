"""Print how well the teacher of stances reads what it did not learn.

    python -m training.stances.teacher_figures --shared ../shared --out build/training/stances

Figures are those of `onrecord evaluate stance`, on the same parts of NewsMTSC. Where the teacher is
not trained yet, it is trained first.
"""

import argparse
from pathlib import Path

from onrecord.encoder.labels import STANCES
from onrecord.evaluation.class_scores import accuracy, macro_f1, scores_of_classes
from onrecord.evaluation.corpora.newsmtsc import PARTS, read_newsmtsc, read_newsmtsc_train
from training.pretrained import mpnet
from training.stances.teacher import label, train_teacher


def main() -> None:
    """Read the arguments, and print a line for each part."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--out", type=Path, default=Path("build/training/stances"))
    arguments = parser.parse_args()
    corpus = arguments.shared / "data" / "newsmtsc"
    teacher = train_teacher(
        mpnet(arguments.out), read_newsmtsc_train(corpus), arguments.out / "teacher.pt"
    )
    for part in PARTS:
        targets = [
            (sentence.text, target, stance)
            for sentence in read_newsmtsc(corpus / part / "dev.jsonl")
            for target, stance in sentence.stances
        ]
        logits = label(teacher, [teacher.ask(text, target) for text, target, _ in targets])
        found = [STANCES[number] for number in logits.argmax(axis=1)]
        scores = scores_of_classes(found, [stance for _, _, stance in targets])
        print(
            f"{part}: macro F1 {macro_f1(scores):.3f}, accuracy {accuracy(scores):.3f}, "
            f"{len(targets)} targets"
        )


if __name__ == "__main__":
    main()
