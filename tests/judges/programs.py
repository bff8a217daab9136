"""Running the programs that judge, and reporting what they say."""
import subprocess
import sys


def run(package, *command, **options):
    """The finished process; a missing program is a failure that names its Debian package."""
    try:
        return subprocess.run([str(part) for part in command], capture_output=True, text=True, **options)
    except FileNotFoundError:
        sys.exit(f"{command[0]} is missing: apt-get install {package}")


def report(files, judge):
    """One line for a good file, a list for a bad one; exits 1 if any is bad."""
    if not files:
        sys.exit("nothing to judge: give files")
    bad = 0
    for file in files:
        try:
            faults, note = judge(file)
        except Exception as error:
            faults, note = [f"{type(error).__name__}: {error}"], ""
        if faults:
            bad += 1
            print("\n  ".join([f"FAULTY {file}", *dict.fromkeys(faults)]))
        else:
            print(f"ok {file} ({note})")
    sys.exit(1 if bad else 0)
