"""Owns how long the command line takes to say what is in a library, and how much memory. Must not measure the window."""

import tempfile
from pathlib import Path

import figure


def main():
    with tempfile.TemporaryDirectory() as folder:
        library = Path(folder) / "library.db"
        figure.quiet(figure.CLI, "--library", library, "sample")
        list_it = (figure.CLI, "--library", library, "list")
        # The peer is the least that can be asked of this machine: starting a program that does nothing.
        took = figure.interleaved(31, {"ours": lambda: figure.quiet(*list_it), "nothing": lambda: figure.quiet("true")})
        figure.told("cli_list_v_20_ms", took["ours"], 20.0, took["ours"] / 20.0, ("<=", 1.0))
        print(f"  starting a program that does nothing took {took['nothing']:.1f} ms in the same rounds")
        size = figure.peak_mib(*list_it)
        figure.told("cli_list_memory_v_25_mib", size, 25.0, size / 25.0, ("<=", 1.0), "MiB")


main()
