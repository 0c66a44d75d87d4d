-- Booking and reversing vouchers. Callers hold the shop's lock.

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

create function vyapari.book_voucher(shop uuid, actor bigint, at timestamptz, step jsonb)
returns jsonb
language plpgsql as $$
declare
    s vyapari.shops;
    v vyapari.vouchers;
    d jsonb := step -> 'voucher';
    guards jsonb := coalesce(step -> 'guards', '[]');
    checked record;
    posted record;
    party record;
    party_name text;
    m record;
    r record;
    numbered record;
    moved_items uuid[] := '{}';
    moved_qty numeric[] := '{}';
    moved_value numeric[] := '{}';
    moved_adjustment numeric[] := '{}';
    moved_count numeric[] := '{}';
    moves jsonb := '[]';
    added jsonb := '[]';
    valued numeric;
    adjusted numeric := 0;
    model_worth numeric;
    model_qty numeric;
begin
    select * into s from vyapari.shops where id = shop;
    v := jsonb_populate_record(null::vyapari.vouchers, d);
    v.shop_id := shop;
    v.seq := nextval('vyapari.voucher_seq');
    v.booked_at := at;
    v.booked_by := actor;
    v.source_chat := (d #>> '{source,chat_id}')::bigint;
    v.source_message := (d #>> '{source,message_id}')::bigint;
    v.reverses := null;
    v.year := null;
    v.serial := null;
    v.number := null;
    v.cost := null;

    if v.date <= s.closed_until then
        perform vyapari.refuse('closed_period', jsonb_build_object('until', s.closed_until));
    end if;

    checked := vyapari.check_lines(shop, v, d -> 'lines');
    if v.total <> v.taxable + v.cgst + v.sgst + v.igst + v.cess + v.round_off
        and checked.wares is not null
        and v.kind in ('sale', 'purchase', 'sale_return', 'purchase_return')
    then
        perform vyapari.refuse('bad_totals', '{"detail": "the total does not add up"}');
    end if;

    select coalesce(sum(p.amount), 0) as balance,
        coalesce(sum(p.amount) filter (where p.party_id = v.party_id), 0) as owed,
        bool_or(p.amount <> round(p.amount, 2)) as split_paise,
        bool_or((p.account = 'party') <> (p.party_id is not null)) as stray
    into posted
    from jsonb_to_recordset(d -> 'postings') as p(account text, party_id uuid, amount numeric);
    if posted.balance <> 0 or posted.split_paise or posted.stray then
        perform vyapari.refuse('unbalanced', jsonb_build_object('detail',
            'the postings come to ' || posted.balance));
    end if;

    if v.party_id is not null then
        select p.name, p.credit_limit, b.balance into party
        from vyapari.parties p join vyapari.party_balances b on b.party_id = p.id
        where p.id = v.party_id and p.shop_id = shop;
        if not found then
            perform vyapari.refuse('not_found', '{"what": "party"}');
        end if;
        party_name := party.name;
        if v.kind = 'sale' and posted.owed > 0 and guards ? 'credit_limit'
            and party.balance + posted.owed > party.credit_limit
        then
            perform vyapari.refuse('credit_limit', jsonb_build_object(
                'party', party.name, 'limit', party.credit_limit::text,
                'balance', party.balance::text,
                'would_be', (party.balance + posted.owed)::text));
        end if;
    end if;
    if v.refers_to is not null and not exists (
        select from vyapari.vouchers o where o.id = v.refers_to and o.shop_id = shop)
        or v.corrects is not null and not exists (
        select from vyapari.vouchers o where o.id = v.corrects and o.shop_id = shop)
    then
        perform vyapari.refuse('not_found', '{"what": "voucher"}');
    end if;

    v.fingerprint := hashtextextended(concat_ws('|', v.kind, coalesce(v.party_id::text, '-'),
        trim_scale(v.total), coalesce(checked.wares, concat_ws(' ', v.category,
            case v.kind when 'transfer' then v.mode || '>' || v.target end, d -> 'moves'))), 0);
    if guards ? 'duplicate' and s.duplicate_minutes > 0 then
        perform vyapari.check_duplicate(s, v);
    end if;

    if v.series is not null then
        numbered := vyapari.next_number(shop, v.series, v.date);
        v.year := numbered.year;
        v.serial := numbered.serial;
        v.number := numbered.number;
    end if;

    for m in
        select x.* from jsonb_to_recordset(d -> 'moves')
            as x(item_id uuid, qty numeric, value numeric, count numeric)
    loop
        if v.kind = 'sale_return' and v.refers_to is not null then
            select abs(sum(o.value)), abs(sum(o.qty)) into model_worth, model_qty
            from vyapari.moves o where o.voucher_id = v.refers_to and o.item_id = m.item_id;
        end if;
        r := vyapari.move_stock(
            shop, m.item_id, m.qty, m.value, m.count, model_worth, model_qty, false);
        if m.value is null then
            valued := coalesce(valued, 0) + r.value;
        end if;
        adjusted := adjusted + r.adjustment;
        moved_items := array_append(moved_items, m.item_id);
        moved_qty := array_append(moved_qty, r.moved);
        moved_value := array_append(moved_value, r.value);
        moved_adjustment := array_append(moved_adjustment, r.adjustment);
        moved_count := array_append(moved_count, m.count);
        moves := moves || jsonb_build_object('item_id', m.item_id, 'qty', r.moved::text,
            'value', r.value::text, 'count', m.count::text);
    end loop;
    v.cost := case v.kind when 'sale_return' then valued else -valued end;

    insert into vyapari.vouchers values (v.*);
    if checked.wares is not null then
        insert into vyapari.lines (voucher_id, no, shop_id, item_id, description, qty, unit,
            base_qty, rate, discount, hsn, tax_rate, taxable, cgst, sgst, igst, cess, total)
        select v.id, row_number() over (), shop, l.item_id, l.description, l.qty, l.unit,
            l.base_qty, l.rate, l.discount, l.hsn, l.tax_rate, l.taxable, l.cgst, l.sgst, l.igst,
            l.cess, l.total
        from jsonb_to_recordset(d -> 'lines') as l(item_id uuid, description text, qty numeric,
            unit text, base_qty numeric, rate numeric, discount numeric, hsn text,
            tax_rate numeric, taxable numeric, cgst numeric, sgst numeric, igst numeric,
            cess numeric, total numeric);
    end if;
    if moved_items <> '{}' then
        insert into vyapari.moves
            (voucher_id, no, shop_id, item_id, qty, value, adjustment, count)
        select v.id, x.no, shop, x.item_id, x.qty, x.value, x.adjustment, x.count
        from unnest(moved_items, moved_qty, moved_value, moved_adjustment, moved_count)
            with ordinality as x(item_id, qty, value, adjustment, count, no);
    end if;
    if coalesce(valued, 0) + adjusted <> 0 then
        added := added || jsonb_build_object('account', 'inventory',
            'amount', (coalesce(valued, 0) + adjusted)::text, 'party_id', null);
    end if;
    if valued <> 0 then
        added := added || jsonb_build_object('account',
            case v.kind when 'stock_adjustment' then 'stock_adjustment'
                when 'opening' then 'capital' else 'cogs' end,
            'amount', (-valued)::text, 'party_id', null);
    end if;
    if adjusted <> 0 then
        added := added || jsonb_build_object('account', 'cogs', 'amount', (-adjusted)::text,
            'party_id', null);
    end if;
    perform vyapari.post(v, (d -> 'postings') || added);
    if v.kind = 'purchase' or v.kind = 'sale' and checked.unpriced then
        perform vyapari.learn_prices(v);
    end if;

    -- What was given, with what the books added: as `voucher_json` would read it back, at a
    -- quarter of the cost.
    return jsonb_build_object(
        'voucher', d || jsonb_build_object('id', v.id, 'party_id', v.party_id,
            'postings', (d -> 'postings') || added, 'moves', moves, 'number', v.number,
            'party_name', party_name,
            'cost', v.cost::text, 'reverses', null, 'reversed_by', null,
            'booked_at', v.booked_at, 'booked_by', v.booked_by),
        'party', vyapari.party_figures(v.party_id),
        'items', vyapari.item_figures(moved_items),
        'version', (select version from vyapari.shops where id = shop));
end
$$;

create function vyapari.reverse_voucher(
    shop uuid, actor bigint, at timestamptz, role text, step jsonb)
returns jsonb
language plpgsql as $$
declare
    s vyapari.shops;
    o vyapari.vouchers;
    v vyapari.vouchers;
    m record;
    r record;
    earlier uuid;
    moved_items uuid[] := '{}';
    adjustments numeric[] := '{}';
    adjusted numeric := 0;
begin
    select * into s from vyapari.shops where id = shop;
    select * into o from vyapari.vouchers
    where id = (step ->> 'voucher_id')::uuid and shop_id = shop;
    if not found then
        perform vyapari.refuse('not_found', '{"what": "voucher"}');
    elsif o.reverses is not null then
        perform vyapari.refuse('is_reversal');
    end if;
    select id into earlier from vyapari.vouchers where shop_id = shop and reverses = o.id;
    if found then
        perform vyapari.refuse('already_reversed', jsonb_build_object('reversed_by', earlier));
    elsif o.booked_by <> actor and (role = 'staff' or (step ->> 'own_only')::boolean) then
        perform vyapari.refuse('not_yours');
    end if;
    v := o;
    v.id := (step ->> 'reversal_id')::uuid;
    v.seq := nextval('vyapari.voucher_seq');
    if v.date <= s.closed_until then
        v.date := (step ->> 'today')::date;
        if v.date <= s.closed_until then
            perform vyapari.refuse('closed_period', jsonb_build_object('until', s.closed_until));
        end if;
    end if;
    v.series := null;
    v.year := null;
    v.serial := null;
    v.number := null;
    v.source_chat := null;
    v.source_message := null;
    v.refers_to := null;
    v.corrects := null;
    v.reverses := o.id;
    v.fingerprint := null;
    v.booked_at := at;
    v.booked_by := actor;

    insert into vyapari.vouchers values (v.*);
    insert into vyapari.lines
    select v.id, l.no, l.shop_id, l.item_id, l.description, l.qty, l.unit, l.base_qty, l.rate,
        l.discount, l.hsn, l.tax_rate, l.taxable, l.cgst, l.sgst, l.igst, l.cess, l.total
    from vyapari.lines l where l.voucher_id = o.id;
    for m in select * from vyapari.moves where voucher_id = o.id order by no desc loop
        r := vyapari.move_stock(
            shop, m.item_id, -m.qty, -(m.value + m.adjustment), null, null, null, true);
        insert into vyapari.moves (voucher_id, no, shop_id, item_id, qty, value, adjustment)
        values (v.id, m.no, shop, m.item_id, r.moved, r.value, r.adjustment);
        adjusted := adjusted + r.adjustment;
        moved_items := array_append(moved_items, m.item_id);
    end loop;
    perform vyapari.post(v,
        (select coalesce(jsonb_agg(jsonb_build_object('account', p.account,
            'party_id', p.party_id, 'amount', -p.amount) order by p.no), '[]')
        from vyapari.postings p where p.voucher_id = o.id)
        || jsonb_build_array(
            jsonb_build_object('account', 'inventory', 'amount', adjusted),
            jsonb_build_object('account', 'cogs', 'amount', -adjusted)));

    update vyapari.items i set
        sale_price = case c.price when 'sale_price' then c.before else i.sale_price end,
        cost_price = case c.price when 'cost_price' then c.before else i.cost_price end
    from vyapari.price_changes c
    where c.voucher_id = o.id and i.id = c.item_id
        and case c.price when 'sale_price' then i.sale_price else i.cost_price end = c.after;
    if found then
        perform vyapari.grow(shop);
    end if;
    return jsonb_build_object(
        'voucher', vyapari.voucher_json(v), 'original', vyapari.voucher_json(o),
        'party', vyapari.party_figures(v.party_id), 'items', vyapari.item_figures(moved_items),
        'version', (select version from vyapari.shops where id = shop));
end
$$;
