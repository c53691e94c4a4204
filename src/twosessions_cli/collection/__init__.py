"""The collection: a TinyDB file of proposals. The only part of the program that knows TinyDB."""

from twosessions_cli.collection.collection import Collection, open_collection
from twosessions_cli.collection.locate import bundled_collection, locate_collection

__all__ = ["Collection", "bundled_collection", "locate_collection", "open_collection"]
