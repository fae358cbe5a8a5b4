"""Owns asking page-validation whether files are PDF/UA-1 and PDF/A-2a; ends with 1 where one is not.

Must not know how the files were made.
"""

import sys
from collections import Counter

import page

PROFILES = {"ua1": "PDF/UA-1", "2a": "PDF/A-2a"}


def main(files):
    wrong = 0
    for profile, name in PROFILES.items():
        clean = 0
        rules = 0
        for file in files:
            report = page.validate_pdf(file, profile=profile)
            rules = report.rules.total
            clean += report.is_compliant
            if not report.is_compliant:
                wrong += 1
                print(f"{file}: not {name}", file=sys.stderr)
                for (rule, message), count in Counter((it.rule_id, it.message) for it in report.failures).items():
                    print(f"  {rule} ({count}): {message}", file=sys.stderr)
        print(f"  {name}: {clean} of {len(files)} files clean by {rules} rules")
    return 1 if wrong else 0


sys.exit(main(sys.argv[1:]))
