"""Real notices, where this machine has them (`../shared/data/notices`); tests that use them are skipped elsewhere."""

from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[4] / "shared" / "data" / "notices"
NOTICES = sorted((FOLDER / "dev").glob("*.xml"))
needed = pytest.mark.skipif(not NOTICES, reason="the real notices are not on this machine")
