# What is on the shelf.
stock-title-all =
    <b>Stock</b> · { $count } { $count ->
        [one] item
       *[other] items
    }
stock-title-low =
    <b>Running low</b> · { $count } { $count ->
        [one] item
       *[other] items
    }
stock-none-all = No items yet. Write what you have, like: <i>sugar stock is 50 kg</i>
stock-none-low = Nothing is running low. ✅
stock-show-all = 📦 Everything
stock-show-low = ⚠️ Running low
stock-everything = 📦 Everything
stock-unknown = I find no { $name } in your books.
stock-which = Which one?
stock-item = <b>{ $item }</b> · { $qty }
stock-low = ⚠️ At or under your level of { $level }
stock-price = sells { $price }/{ $unit }
stock-cost = cost { $cost }
stock-value = worth { $value }
stock-details = ✏️ Price and details
