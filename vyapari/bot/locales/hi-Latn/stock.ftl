# What is on the shelf.
stock-title-all = <b>Stock</b> · { $count } maal
stock-title-low = <b>Khatam hone wala</b> · { $count } maal
stock-none-all = Abhi koi maal nahi hai. Jo rakha hai likhiye, jaise: <i>cheeni ka stock 50 kilo</i>
stock-none-low = Kuch bhi kam nahi hai. ✅
stock-show-all = 📦 Saara maal
stock-show-low = ⚠️ Kam bacha
stock-everything = 📦 Saara maal
stock-unknown = { $name } bahi mein nahi mila.
stock-which = Kaun sa?
stock-item = <b>{ $item }</b> · { $qty }
stock-low = ⚠️ Aapki had { $level } tak aa gaya
stock-price = bikta { $price }/{ $unit }
stock-cost = laagat { $cost }
stock-value = keemat { $value }
stock-details = ✏️ Daam aur jaankari
