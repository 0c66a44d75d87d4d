# Reports.
reports-which = Which report?
reports-home = ⬅ All reports
reports-title = <b>{ $report }</b> · { $period }
reports-sales = Sales
reports-profit = Profit
reports-top-items = Top items
reports-purchases = Purchases
reports-expenses = Expenses
reports-receivables = To collect
reports-payables = To pay
reports-stock = Stock and value
reports-low-stock = Running low
reports-cash-book = Cash book
reports-day-book = Day book
reports-gst = GST summary
reports-today = today ({ $days })
reports-yesterday = yesterday ({ $days })
reports-this-week = this week ({ $days })
reports-last-week = last week ({ $days })
reports-this-month = this month ({ $days })
reports-last-month = last month ({ $days })
reports-this-year = this year ({ $days })
reports-last-year = last year ({ $days })
reports-go-today = Today
reports-go-yesterday = Yesterday
reports-go-this-week = This week
reports-go-this-month = This month
reports-go-last-month = Last month
reports-go-this-year = This year
reports-go-last-year = Last year
reports-no-sales = No sales written.
reports-billed =
    <b>{ $amount }</b> · { $bills } { $bills ->
        [one] bill
       *[other] bills
    }
reports-returns = Goods returned: { $amount }
reports-tax-in = GST in it: { $tax } · without: { $sales }
reports-top = Most sold: { $items }
reports-sales-then = Before ({ $days }): { $amount }
reports-profit-line = Sales { $sales } · profit <b>{ $profit }</b>{ $share }
reports-profit-then = Before ({ $days }): sales { $sales }, profit { $profit }
reports-no-cost = ⚠️ Cost not known, so all of it counts as profit: { $items }. Write what you bought, and at what price.
reports-no-cost-more = { $count } more
reports-line-sales = Sales
reports-line-cost = Cost of goods
reports-line-expenses = Expenses
reports-line-count = Stock counts
reports-line-round = Rounding
reports-line-profit = Profit
reports-bought =
    <b>{ $amount }</b> · { $bills } { $bills ->
        [one] bill
       *[other] bills
    }
reports-no-expenses = No expenses written.
reports-total = Together <b>{ $amount }</b>
reports-no-entries = Nothing written.
reports-in-hand = At the end: { $money }
reports-opening = At the start: { $money }
reports-closing = At the end: { $money }
reports-no-money = No money came in or went out.
reports-no-gst = Your shop charges no GST. You can change that in the settings.
reports-to-settings = ⚙️ Settings
reports-outward = On sales:
reports-inward = On purchases:
reports-outward-heads = On sales by head: { $heads }
reports-gst-rate = rate
reports-gst-taxable = value
reports-gst-tax = GST
reports-gst-payable = To pay: <b>{ $amount }</b>
reports-gst-credit = Left over to set off: <b>{ $amount }</b>
reports-no-purchases = No purchases written.
