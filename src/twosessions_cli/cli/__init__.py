"""The command line. One file a command: read its options, call one thing below, print."""
