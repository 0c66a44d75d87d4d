-- What a booked voucher moves besides stock: prices and balances.

-- A purchase teaches an item's cost price; the first sale of an item teaches its sale price.
create function vyapari.learn_prices(v vyapari.vouchers) returns void
language plpgsql as $$
begin
    with priced as (
        select distinct on (l.item_id) l.item_id,
            trim_scale(round(l.rate * l.qty / l.base_qty, 6)) as price
        from vyapari.lines l
        where l.voucher_id = v.id and l.rate > 0 and l.qty > 0 and l.base_qty > 0
        order by l.item_id, l.no desc
    ), changing as (
        select p.item_id, p.price, case v.kind when 'sale' then 'sale_price' else 'cost_price' end
            as what, case v.kind when 'sale' then i.sale_price else i.cost_price end as before
        from priced p join vyapari.items i on i.id = p.item_id
        where case v.kind when 'sale' then i.sale_price is null
            else i.cost_price is distinct from p.price end
    ), changed as (
        update vyapari.items i set
            sale_price = case c.what when 'sale_price' then c.price else i.sale_price end,
            cost_price = case c.what when 'cost_price' then c.price else i.cost_price end
        from changing c where i.id = c.item_id
        returning i.id, c.what, c.before, c.price
    )
    insert into vyapari.price_changes (voucher_id, item_id, price, before, after)
    select v.id, c.id, c.what, c.before, c.price from changed c;
    if found then
        perform vyapari.grow(v.shop_id);
    end if;
end
$$;

-- Writes postings and carries them into the balances.
create function vyapari.post(v vyapari.vouchers, given jsonb) returns void
language plpgsql as $$
begin
    with posted as (
        insert into vyapari.postings
            (voucher_id, no, shop_id, date, seq, account, party_id, amount)
        select v.id, row_number() over (), v.shop_id, v.date, v.seq,
            g.account, g.party_id, g.amount
        from jsonb_to_recordset(given) as g(account text, party_id uuid, amount numeric)
        where g.amount <> 0
        returning account, party_id, amount
    ), days as (
        insert into vyapari.account_days as d (shop_id, account, date, amount)
        select v.shop_id, p.account, v.date, sum(p.amount) from posted p group by p.account
        on conflict on constraint account_days_pkey
            do update set amount = d.amount + excluded.amount
    )
    update vyapari.party_balances b
    set balance = b.balance + p.amount, last_date = greatest(b.last_date, v.date)
    from (select party_id, sum(amount) as amount from posted
        where party_id is not null group by party_id) as p
    where b.party_id = p.party_id;
end
$$;
