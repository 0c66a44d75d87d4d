# Lists in pages.
pages-place = { $start }–{ $end } of { $count }
