import io

import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from ads.unpacking import unpack_zstandard


@given(st.lists(st.binary(max_size=2000), max_size=4))
def test_frames_come_back_one_after_the_other(parts):
    packed = io.BytesIO(b"".join(map(zstandard.compress, parts)))
    assert unpack_zstandard(packed).read() == b"".join(parts)


@given(st.binary(min_size=1), st.data())
def test_a_frame_that_is_cut_off_is_an_error(data, draw):
    packed = zstandard.compress(data)
    end = draw.draw(st.integers(1, len(packed) - 1))
    with pytest.raises(EOFError, match="inside a Zstandard frame"):
        unpack_zstandard(io.BytesIO(packed[:end])).read()
