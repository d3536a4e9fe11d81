"""What the pages of the directory share: the place meant, the cards, the map, the words of an answer."""
