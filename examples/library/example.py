"""example.py RECORD INPUT...: reads the reports into a record, and prints who speaks most and what rests on few origins."""

import sys

import onrecord


def main(path, *inputs):
    with onrecord.Record.build(path, *inputs) as record:
        print(f"{len(record.reports())} reports\n")
        for person in record.people()[:5]:
            print(f"{person.name}: {person.n_statements} statements in {person.n_reports} reports")
        for claim in record.claims()[:3]:
            least, most = claim.n_origins.min, claim.n_origins.max
            print(f"\n{claim.text}\n  {claim.n_outlets} outlets, {least} to {most} independent origins")
            for use in claim.uses:
                place = use.span  # in code points of record.text(use.report)
                print(f"  {use.report[:8]} {place.begin}-{place.end}: {use.words}")
        for event in record.timeline():
            if event.date and event.certainty == "happened":
                print(f"\n{event.date}: {event.text} ({', '.join(event.participants)})")


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(f"usage: {sys.argv[0]} RECORD INPUT...")
    main(*sys.argv[1:])
