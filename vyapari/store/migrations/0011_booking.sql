-- Booking a voucher. The caller holds the shop's lock.

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
    opened numeric := 0;
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
        if m.count is not null and not vyapari.ever_came_in(shop, m.item_id) then
            opened := opened + r.value;
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
    if valued - opened <> 0 then
        added := added || jsonb_build_object('account',
            case v.kind when 'stock_adjustment' then 'stock_adjustment'
                when 'opening' then 'capital' else 'cogs' end,
            'amount', (opened - valued)::text, 'party_id', null);
    end if;
    if opened <> 0 then
        added := added || jsonb_build_object('account', 'capital', 'amount', (-opened)::text,
            'party_id', null);
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
