import pytest

from onrecord.resolution.metonyms import is_seat


@pytest.mark.parametrize("name", ["White House", "the Kremlin", "Quai d’Orsay", "No. 10"])
def test_seats_stand_for_who_works_there(name: str) -> None:
    assert is_seat(name.split())


@pytest.mark.parametrize("name", ["White House Road", "Port Calder", "the", ""])
def test_other_places_do_not(name: str) -> None:
    assert not is_seat(name.split())
