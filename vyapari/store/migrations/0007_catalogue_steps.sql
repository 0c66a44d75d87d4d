-- Steps on items and parties.

create function vyapari.grow(shop uuid) returns bigint
language sql as $$
    update vyapari.shops set version = version + 1 where id = shop returning version
$$;

-- The folded forms of a name and its aliases, each once.
create function vyapari.folded_names(name text, aliases text[]) returns text[]
language sql immutable as $$
    select array_agg(distinct f) from (
        select vyapari.fold(n) as f from unnest(aliases || name) as n) as folded
    where f <> ''
$$;

create function vyapari.put_item(shop uuid, step jsonb) returns jsonb
language plpgsql as $$
declare
    i vyapari.items;
    known vyapari.items;
    names text[];
    taken text;
begin
    i := jsonb_populate_record(null::vyapari.items, step -> 'item');
    i.shop_id := shop;
    i.name := btrim(i.name);
    i.aliases := coalesce(i.aliases, '{}');
    i.packs := coalesce(nullif(i.packs, 'null'), '{}');
    i.archived := coalesce((step ->> 'archived')::boolean, false);
    names := vyapari.folded_names(i.name, i.aliases);
    select * into known from vyapari.items where id = i.id;
    if not found then
        select k.* into known
        from vyapari.item_names n join vyapari.items k on k.id = n.item_id
        where n.shop_id = shop and n.folded = any (names)
        order by n.folded = vyapari.fold(i.name) desc, k.name limit 1;
        if found then
            return jsonb_build_object('item', vyapari.item_json(known), 'existing', true,
                'archived', false, 'version', (select version from vyapari.shops where id = shop));
        end if;
        insert into vyapari.items values (i.*);
        insert into vyapari.stock (item_id) values (i.id);
    elsif known.shop_id <> shop then
        perform vyapari.refuse('not_found', '{"what": "item"}');
    else
        select folded into taken from vyapari.item_names
        where shop_id = shop and folded = any (names) and item_id <> i.id
        order by folded = vyapari.fold(i.name) desc limit 1;
        if found and not i.archived then
            perform vyapari.refuse('name_taken', jsonb_build_object('name', coalesce(
                (select n from unnest(i.name || i.aliases) n where vyapari.fold(n) = taken limit 1),
                taken)));
        end if;
        update vyapari.items set
            name = i.name, unit = i.unit, aliases = i.aliases, sale_price = i.sale_price,
            cost_price = i.cost_price, packs = i.packs, hsn = i.hsn, tax_rate = i.tax_rate,
            low_stock = i.low_stock, archived = i.archived
        where id = i.id;
        delete from vyapari.item_names where item_id = i.id;
    end if;
    if not i.archived then
        insert into vyapari.item_names (shop_id, folded, item_id)
        select shop, n, i.id from unnest(names) n;
    end if;
    return jsonb_build_object('item', vyapari.item_json(i), 'existing', known.id is not null,
        'archived', i.archived, 'version', vyapari.grow(shop));
end
$$;

create function vyapari.put_party(shop uuid, step jsonb) returns jsonb
language plpgsql as $$
declare
    p vyapari.parties;
    known vyapari.parties;
    names text[];
    taken text;
begin
    p := jsonb_populate_record(null::vyapari.parties, step -> 'party');
    p.shop_id := shop;
    p.name := btrim(p.name);
    p.aliases := coalesce(p.aliases, '{}');
    p.archived := coalesce((step ->> 'archived')::boolean, false);
    names := vyapari.folded_names(p.name, p.aliases);
    select * into known from vyapari.parties where id = p.id;
    if not found then
        select k.* into known
        from vyapari.party_names n join vyapari.parties k on k.id = n.party_id
        where n.shop_id = shop and n.folded = any (names)
        order by n.folded = vyapari.fold(p.name) desc, k.name limit 1;
        if found then
            return jsonb_build_object('party', vyapari.party_json(known), 'existing', true,
                'archived', false, 'version', (select version from vyapari.shops where id = shop));
        end if;
        insert into vyapari.parties values (p.*);
        insert into vyapari.party_balances (party_id) values (p.id);
    elsif known.shop_id <> shop then
        perform vyapari.refuse('not_found', '{"what": "party"}');
    else
        select folded into taken from vyapari.party_names
        where shop_id = shop and folded = any (names) and party_id <> p.id
        order by folded = vyapari.fold(p.name) desc limit 1;
        if found and not p.archived then
            perform vyapari.refuse('name_taken', jsonb_build_object('name', coalesce(
                (select n from unnest(p.name || p.aliases) n where vyapari.fold(n) = taken limit 1),
                taken)));
        end if;
        update vyapari.parties set
            name = p.name, kind = p.kind, aliases = p.aliases, phone = p.phone,
            address = p.address, gstin = p.gstin, state = p.state,
            credit_limit = p.credit_limit, archived = p.archived
        where id = p.id;
        delete from vyapari.party_names where party_id = p.id;
    end if;
    if not p.archived then
        insert into vyapari.party_names (shop_id, folded, party_id)
        select shop, n, p.id from unnest(names) n;
    end if;
    return jsonb_build_object('party', vyapari.party_json(p), 'existing', known.id is not null,
        'archived', p.archived, 'version', vyapari.grow(shop));
end
$$;
