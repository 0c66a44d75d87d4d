-- Taking a voucher back. The caller holds the shop's lock.

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
    elsif exists (
        select from vyapari.vouchers w
        where w.shop_id = shop and w.refers_to = o.id and w.reverses is null
            and not exists (
                select from vyapari.vouchers x where x.shop_id = shop and x.reverses = w.id))
    then
        perform vyapari.refuse('has_returns');
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
