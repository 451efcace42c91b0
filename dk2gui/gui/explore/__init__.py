# SPDX-License-Identifier: MIT
"""Views that explore around the scenario; each looks only while it can be seen."""
