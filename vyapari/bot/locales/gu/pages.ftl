# Lists in pages.
pages-place = { $start }–{ $end } / { $count }
