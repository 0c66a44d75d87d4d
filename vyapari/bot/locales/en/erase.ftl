# Erasing the shop.
erase-ask =
    ⚠️ This erases all books of <b>{ $shop }</b> for good: entries, khata, stock, bills. Nobody can bring them back.
    To go on, type the shop's name: <code>{ $shop }</code>
erase-export = 📥 Files first
erase-not-it = That is not quite the name. Nothing is erased. Type exactly: <code>{ $shop }</code>
erase-done = Everything of your shop is erased. Send /start whenever you want to begin anew. 🙏
