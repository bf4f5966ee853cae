"""What happened, what is to happen and what did not: encounters, actions, commitments, absences."""
