# SPDX-License-Identifier: MIT
"""Finding foods: letters, ranking, index, barcodes."""
