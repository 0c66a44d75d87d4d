-- Rows as JSON: every number that is a quantity or an amount is a string.

create function vyapari.plain(x numeric) returns text
language sql immutable strict parallel safe as $$
    select trim_scale(x)::text
$$;

create function vyapari.shop_json(s vyapari.shops) returns jsonb
language sql stable as $$
    select jsonb_build_object(
        'id', s.id, 'name', s.name, 'language', s.language, 'state', s.state,
        'timezone', s.timezone, 'tax_scheme', s.tax_scheme,
        'prices_include_tax', s.prices_include_tax, 'gstin', s.gstin, 'pan', s.pan,
        'address', s.address, 'phone', s.phone, 'email', s.email, 'upi_id', s.upi_id,
        'terms', s.terms, 'closed_until', s.closed_until,
        'duplicate_minutes', s.duplicate_minutes, 'set_up', s.set_up, 'version', s.version)
$$;

create function vyapari.item_json(i vyapari.items) returns jsonb
language sql stable as $$
    select jsonb_build_object(
        'id', i.id, 'name', i.name, 'unit', i.unit, 'aliases', to_jsonb(i.aliases),
        'sale_price', i.sale_price::text, 'cost_price', i.cost_price::text, 'packs', i.packs,
        'hsn', i.hsn, 'tax_rate', i.tax_rate::text, 'low_stock', i.low_stock::text)
$$;

create function vyapari.party_json(p vyapari.parties) returns jsonb
language sql stable as $$
    select jsonb_build_object(
        'id', p.id, 'name', p.name, 'kind', p.kind, 'aliases', to_jsonb(p.aliases),
        'phone', p.phone, 'address', p.address, 'gstin', p.gstin, 'state', p.state,
        'credit_limit', p.credit_limit::text)
$$;

create function vyapari.line_json(l vyapari.lines) returns jsonb
language sql stable as $$
    select jsonb_build_object(
        'item_id', l.item_id, 'description', l.description, 'qty', l.qty::text, 'unit', l.unit,
        'base_qty', l.base_qty::text, 'rate', l.rate::text, 'taxable', l.taxable::text,
        'total', l.total::text, 'discount', l.discount::text, 'hsn', l.hsn,
        'tax_rate', l.tax_rate::text, 'cgst', l.cgst::text, 'sgst', l.sgst::text,
        'igst', l.igst::text, 'cess', l.cess::text)
$$;

create function vyapari.voucher_json(v vyapari.vouchers) returns jsonb
language sql stable as $$
    select jsonb_build_object(
        'id', v.id, 'kind', v.kind, 'date', v.date, 'total', v.total::text,
        'lines', coalesce((
            select jsonb_agg(vyapari.line_json(l) order by l.no)
            from vyapari.lines l where l.voucher_id = v.id), '[]'),
        'postings', coalesce((
            select jsonb_agg(jsonb_build_object('account', p.account,
                'amount', p.amount::text, 'party_id', p.party_id) order by p.no)
            from vyapari.postings p where p.voucher_id = v.id), '[]'),
        'moves', coalesce((
            select jsonb_agg(jsonb_build_object('item_id', m.item_id, 'qty', m.qty::text,
                'value', m.value::text, 'count', m.count::text) order by m.no)
            from vyapari.moves m where m.voucher_id = v.id), '[]'),
        'party_id', v.party_id,
        'party_name', (select p.name from vyapari.parties p where p.id = v.party_id),
        'mode', v.mode, 'target', v.target, 'category', v.category,
        'discount', v.discount::text, 'taxable', v.taxable::text, 'cgst', v.cgst::text,
        'sgst', v.sgst::text, 'igst', v.igst::text, 'cess', v.cess::text,
        'round_off', v.round_off::text, 'tax_scheme', v.tax_scheme, 'inclusive', v.inclusive,
        'place_of_supply', v.place_of_supply, 'series', v.series, 'number', v.number,
        'reference', v.reference, 'note', v.note,
        'source', case when v.source_chat is not null then jsonb_build_object(
            'chat_id', v.source_chat, 'message_id', v.source_message) end,
        'refers_to', v.refers_to, 'corrects', v.corrects, 'reverses', v.reverses,
        'reversed_by', (
            select r.id from vyapari.vouchers r
            where r.shop_id = v.shop_id and r.reverses = v.id),
        'cost', v.cost::text, 'booked_at', v.booked_at, 'booked_by', v.booked_by)
$$;

-- What a confirmation shows of the party and of the items that a voucher moved.
create function vyapari.party_figures(party uuid) returns jsonb
language sql stable as $$
    select jsonb_build_object('id', p.id, 'name', p.name, 'balance', b.balance::text,
        'credit_limit', p.credit_limit::text)
    from vyapari.parties p join vyapari.party_balances b on b.party_id = p.id
    where p.id = party
$$;

create function vyapari.item_figures(wanted uuid[]) returns jsonb
language sql stable as $$
    select coalesce(jsonb_agg(jsonb_build_object(
        'id', i.id, 'name', i.name, 'unit', i.unit, 'stock', vyapari.plain(s.qty),
        'average_cost', vyapari.plain(case
            when s.qty > 0 and s.value > 0 then round(s.value / s.qty, 4)
            else coalesce(s.last_cost, i.cost_price) end),
        'sale_price', i.sale_price::text, 'cost_price', i.cost_price::text)
        order by array_position(wanted, i.id)), '[]')
    from vyapari.items i join vyapari.stock s on s.item_id = i.id
    where i.id = any (wanted)
$$;
