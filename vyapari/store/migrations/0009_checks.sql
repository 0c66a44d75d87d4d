-- What a voucher is held against before it is booked. Callers hold the shop's lock.

-- The next number of a series in the financial year of a day, as `INV/26-27/000001`.
create function vyapari.next_number(
    shop uuid, wanted text, day date, out year integer, out serial integer, out number text)
language plpgsql as $$
begin
    year := vyapari.financial_year(day);
    insert into vyapari.series as s (shop_id, series, year, last)
    values (shop, wanted, next_number.year, 1)
    on conflict on constraint series_pkey do update set last = s.last + 1
    returning last into serial;
    number := format('%s/%s-%s/%s', wanted, lpad((year % 100)::text, 2, '0'),
        lpad(((year + 1) % 100)::text, 2, '0'), lpad(serial::text, 6, '0'));
end
$$;

-- What the lines of a voucher add up to, refused where they contradict themselves. `wares` names
-- items and quantities in a fixed order; `unpriced` tells that an item has no sale price yet.
create function vyapari.check_lines(
    shop uuid, v vyapari.vouchers, lines jsonb, out wares text, out unpriced boolean)
language plpgsql as $$
declare
    t record;
begin
    select count(*) as n, count(i.id) as known, sum(l.taxable) as taxable, sum(l.total) as total,
        sum(l.cgst) as cgst, sum(l.sgst) as sgst, sum(l.igst) as igst, sum(l.cess) as cess,
        bool_and(l.total = l.taxable + l.cgst + l.sgst + l.igst + l.cess
            and scale(trim_scale(l.total)) <= 2 and scale(trim_scale(l.taxable)) <= 2) as added_up,
        bool_and(l.cgst = l.sgst and (l.igst = 0 or l.cgst = 0)
            and (abs(l.cgst - l.taxable * l.tax_rate / 200) <= 0.01 or l.igst <> 0
                or (l.cgst = 0 and v.tax_scheme <> 'regular'))
            and (abs(l.igst - l.taxable * l.tax_rate / 100) <= 0.01 or l.igst = 0)) as taxed,
        bool_or(i.sale_price is null) as unpriced,
        string_agg(l.item_id || '*' || trim_scale(l.base_qty), ' '
            order by l.item_id, l.base_qty) as wares
    into t
    from jsonb_to_recordset(lines) as l(item_id uuid, base_qty numeric, tax_rate numeric,
        taxable numeric, cgst numeric, sgst numeric, igst numeric, cess numeric, total numeric)
    left join vyapari.items i on i.id = l.item_id and i.shop_id = shop;
    if t.n = 0 then
        return;
    end if;
    if t.known < t.n then
        perform vyapari.refuse('not_found', '{"what": "item"}');
    elsif not t.added_up then
        perform vyapari.refuse('bad_totals', '{"detail": "a line does not add up"}');
    elsif not t.taxed then
        perform vyapari.refuse('bad_tax', '{"detail": "a tax does not match its rate"}');
    elsif v.kind in ('sale', 'purchase', 'sale_return', 'purchase_return') and (
        t.total + v.round_off <> v.total or t.taxable <> v.taxable or t.cgst <> v.cgst
        or t.sgst <> v.sgst or t.igst <> v.igst or t.cess <> v.cess)
    then
        perform vyapari.refuse('bad_totals', '{"detail": "the lines do not add up to the total"}');
    end if;
    wares := t.wares;
    unpriced := t.unpriced;
end
$$;

-- Refuses a voucher that looks like one booked minutes ago from another message.
create function vyapari.check_duplicate(s vyapari.shops, v vyapari.vouchers) returns void
language plpgsql as $$
declare
    twin vyapari.vouchers;
begin
    select o.* into twin from vyapari.vouchers o
    where o.shop_id = s.id and o.fingerprint = v.fingerprint
        and o.booked_at > v.booked_at - make_interval(mins => s.duplicate_minutes)
        and o.reverses is null
        and not (v.source_chat is not null and v.source_chat is not distinct from o.source_chat
            and v.source_message is not distinct from o.source_message)
        and not exists (select from vyapari.vouchers r
            where r.shop_id = s.id and r.reverses = o.id)
    order by o.booked_at desc limit 1;
    if found then
        perform vyapari.refuse('duplicate', jsonb_build_object(
            'voucher', vyapari.voucher_json(twin),
            'minutes', greatest(0, floor(
                extract(epoch from v.booked_at - twin.booked_at) / 60))::integer::text));
    end if;
end
$$;
