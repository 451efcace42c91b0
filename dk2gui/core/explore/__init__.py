# SPDX-License-Identifier: MIT
"""Questions that run the model the other way round or many times: goals, windows, sweeps, food."""
