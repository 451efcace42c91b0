# SPDX-License-Identifier: MIT
"""Why an import ended early."""


class ImportFileError(Exception):
    """A file that cannot be imported; str() says for a user which file, what, and where."""


class ImportCancelledError(Exception):
    """The user stopped the import."""
