# What is on the shelf.
stock-title-all = <b>સ્ટોક</b> · { $count } માલ
stock-title-low = <b>ખૂટવા આવ્યો</b> · { $count } માલ
stock-none-all = હજી કોઈ માલ નથી. જે હોય તે લખો, જેમ કે: <i>ખાંડનો સ્ટોક 50 કિલો</i>
stock-none-low = કંઈ ઓછું નથી. ✅
stock-show-all = 📦 બધો માલ
stock-show-low = ⚠️ ઓછો બચ્યો
stock-everything = 📦 બધો માલ
stock-unknown = { $name } ચોપડામાં ન મળ્યું.
stock-which = કયું?
stock-item = <b>{ $item }</b> · { $qty }
stock-low = ⚠️ તમારી હદ { $level } સુધી આવી ગયું
stock-price = વેચાય { $price }/{ $unit }
stock-cost = પડતર { $cost }
stock-value = કિંમત { $value }
stock-details = ✏️ ભાવ અને વિગત
