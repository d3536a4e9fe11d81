"""StreamField blocks, one module per family. None takes raw HTML."""

from cms.blocks.body import BodyBlock
from cms.blocks.doors import DoorsBlock, NeedsBlock
from cms.blocks.sources import SourcesBlock

__all__ = ["BodyBlock", "DoorsBlock", "NeedsBlock", "SourcesBlock"]
