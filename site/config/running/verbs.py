"""The verbs, inside the prepared environment. `config.running` (its __main__) prepares it and comes here."""

import os
import sys
from collections.abc import Callable

from config.running import quality, serving, suite
from config.running.arguments import Request, read
from config.running.backup import restoring, saving
from config.running.bench import bench
from config.running.console import Refused, warn
from config.running.demonstration import Wishes, demo, stop
from config.running.django_commands import manage


def main(arguments: list[str]) -> int:
    request = read(arguments)
    try:
        return VERBS[request.verb](request)
    except Refused as refusal:
        warn(str(refusal))
        return 1
    except KeyboardInterrupt:
        return 130


def _demo(request: Request) -> int:
    options = request.options
    return demo(Wishes(host=options.host, port=options.port, reset=options.reset, yes=options.yes))


def _serve(request: Request) -> int:
    return serving.serve(request.options.role, host=request.options.host, port=request.options.port)


def _backup(request: Request) -> int:
    options = request.options
    return saving.backup(options.to, passphrase_file=options.passphrase_file, files=not options.without_files)


def _restore(request: Request) -> int:
    options = request.options
    return restoring.restore(options.archive, passphrase_file=options.passphrase_file, force=options.force)


VERBS: dict[str, Callable[[Request], int]] = {
    "demo": _demo,
    "stop": lambda request: stop(),
    "test": lambda request: suite.test(request.rest),
    "lint": lambda request: quality.lint(),
    "bench": lambda request: bench(request.rest),
    "serve": _serve,
    "backup": _backup,
    "restore": _restore,
    "manage": lambda request: manage(request.rest),
    "setup": lambda request: os.EX_OK,
}

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
