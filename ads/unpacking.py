"""Zstandard files as streams of lines; one that ends too early is an error and not a short file."""

import io
from collections.abc import Iterator
from typing import Any, BinaryIO, cast

import zstandard

BLOCK = 1 << 16


def unpack_zstandard(packed: BinaryIO) -> BinaryIO:
    """Return a stream of what one or more Zstandard frames hold; reading raises EOFError where a frame is cut off."""
    return cast("BinaryIO", io.BufferedReader(_Pieces(_unpacked(packed))))


def _unpacked(packed: BinaryIO) -> Iterator[bytes]:
    decompressor = zstandard.ZstdDecompressor()
    data = packed.read(BLOCK)
    while data:
        frame = decompressor.decompressobj()
        while not frame.eof:
            if not data:
                raise EOFError("the file ends inside a Zstandard frame")
            yield frame.decompress(data)
            data = frame.unused_data if frame.eof else packed.read(BLOCK)
        data = data or packed.read(BLOCK)


class _Pieces(io.RawIOBase):
    """Pieces of bytes as a raw stream."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces = pieces
        self._left = b""

    def readable(self) -> bool:
        """Return that it can be read."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Fill a buffer; 0 at the end."""
        while not self._left:
            piece = next(self._pieces, None)
            if piece is None:
                return 0
            self._left = piece
        size = min(len(buffer), len(self._left))
        buffer[:size], self._left = self._left[:size], self._left[size:]
        return size
