from datetime import UTC, datetime, timedelta
from pathlib import Path

from config.running.backup import retention

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


def test_l1_two_years_of_daily_backups_leave_days_weeks_and_months() -> None:
    daily = [NOON - timedelta(days=count) for count in range(730)]

    kept = retention.kept(daily)

    assert {NOON - timedelta(days=count) for count in range(7)} <= kept
    sundays = {datetime(2026, 11, day, 12, tzinfo=UTC) for day in (8, 15, 22)}
    assert sundays <= kept
    assert len({(moment.year, moment.month) for moment in kept}) == 12
    # Seven days, two more Sundays, eleven more ends of a month.
    assert len(kept) == 7 + 2 + 11
    assert max(NOON - moment for moment in kept) < timedelta(days=366)


def test_l1_the_newest_of_a_day_is_the_one_kept() -> None:
    assert retention.kept([NOON, NOON - timedelta(hours=3)]) == {NOON}


def test_l1_a_pause_does_not_remove_the_last_backups() -> None:
    old = [NOON - timedelta(days=400 + count) for count in range(3)]

    assert retention.kept(old) == set(old)


def test_l1_only_our_archives_are_pruned(tmp_path: Path) -> None:
    for count in range(40):
        name = retention.name_at(NOON - timedelta(hours=count), encrypted=count % 2 == 0)
        (tmp_path / name).touch()
    (tmp_path / "maisonnee-notes.tar").touch()

    retention.prune(tmp_path)

    left = sorted(file.name for file in tmp_path.iterdir())
    assert left == [
        "maisonnee-20261122T230000Z.tar",
        "maisonnee-20261123T230000Z.tar",
        "maisonnee-20261124T120000Z.tar.enc",
        "maisonnee-notes.tar",
    ]
