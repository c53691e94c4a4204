"""Find, read and share proposals made at China's Two Sessions (两会).

The command line is `twosessions`. As a library::

    from twosessions_cli.collection import open_collection
    from twosessions_cli.search import search

    for match in search(open_collection(), "出口"):
        print(match.score, match.proposal.title)
"""

__version__ = "0.1.0"
