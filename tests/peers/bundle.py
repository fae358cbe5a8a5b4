"""Owns the size of the screens, compressed as a download would be. Must not count the fonts, which are the same in any build."""

import gzip

import figure

LIMIT_KIB = 350.0


def main():
    built = figure.ROOT / "ui" / "dist"
    files = [path for path in built.rglob("*") if path.suffix in (".js", ".css", ".html")]
    if not files:
        figure.missing("ui_bundle", "ui/dist is not built; run `make ui`")
        return
    size = sum(len(gzip.compress(path.read_bytes(), 9)) for path in files) / 1024
    figure.told("ui_bundle_v_350_kib", size, LIMIT_KIB, size / LIMIT_KIB, ("<=", 1.0), "KiB")


main()
