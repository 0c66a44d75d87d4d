-- Quotations and delivery challans: numbered like bills, but they move neither money nor stock.
-- `content` is the voucher that the paper describes.
create table vyapari.slips (
    id uuid primary key,
    shop_id uuid not null references vyapari.shops (id) on delete cascade,
    kind text not null check (kind in ('quotation', 'challan')),
    series text not null check (series ~ '^[A-Z0-9]{1,3}$'),
    year integer not null,
    serial integer not null check (serial between 1 and 999999),
    number text not null check (number ~ '^[A-Z0-9/-]{1,16}$'),
    date date not null,
    party_id uuid,
    refers_to uuid,
    content jsonb not null,
    issued_at timestamptz not null,
    issued_by bigint not null,
    unique (shop_id, series, year, serial),
    foreign key (shop_id, party_id) references vyapari.parties (shop_id, id) on delete cascade
);
create index slips_newest on vyapari.slips (shop_id, kind, issued_at);
create index slips_party on vyapari.slips (shop_id, party_id) where party_id is not null;

create function vyapari.slip_json(s vyapari.slips) returns jsonb
language sql stable as $$
    select jsonb_build_object('id', s.id, 'kind', s.kind, 'number', s.number, 'date', s.date,
        'refers_to', s.refers_to, 'issued_at', s.issued_at, 'issued_by', s.issued_by,
        'voucher', s.content || jsonb_build_object('party_id', s.party_id, 'party_name',
            (select p.name from vyapari.parties p where p.id = s.party_id)))
$$;

-- The caller holds the shop's lock. A slip that was issued before is the result as it stands.
create function vyapari.issue_slip(shop uuid, actor bigint, at timestamptz, step jsonb)
returns jsonb
language plpgsql as $$
declare
    s vyapari.slips;
    slip jsonb := step -> 'slip';
    numbered record;
begin
    select * into s from vyapari.slips x where x.id = (slip ->> 'id')::uuid;
    if found and s.shop_id = shop then
        return jsonb_build_object('slip', vyapari.slip_json(s));
    end if;
    s := jsonb_populate_record(null::vyapari.slips, slip);
    s.shop_id := shop;
    s.party_id := (slip #>> '{voucher,party_id}')::uuid;
    s.series := case s.kind when 'quotation' then 'QTN' else 'DC' end;
    s.content := slip -> 'voucher';
    s.issued_at := at;
    s.issued_by := actor;
    numbered := vyapari.next_number(shop, s.series, s.date);
    s.year := numbered.year;
    s.serial := numbered.serial;
    s.number := numbered.number;
    insert into vyapari.slips values (s.*);
    return jsonb_build_object('slip', vyapari.slip_json(s));
end
$$;

-- One more kind of step; all others are as they were.
alter function vyapari.apply_step(uuid, bigint, timestamptz, text, jsonb)
    rename to apply_step_of_books;
create function vyapari.apply_step(
    shop uuid, actor bigint, at timestamptz, role text, step jsonb) returns jsonb
language plpgsql as $$
begin
    if step ->> 'kind' = 'issue_slip' then
        return vyapari.issue_slip(shop, actor, at, step);
    end if;
    return vyapari.apply_step_of_books(shop, actor, at, role, step);
end
$$;

create function public.vyapari_slip(payload jsonb) returns jsonb
language sql stable security definer set search_path = vyapari, pg_temp as $$
    select vyapari.slip_json(s) from slips s
    where s.id = (payload ->> 'id')::uuid and s.shop_id = (payload ->> 'shop_id')::uuid
$$;

-- The newest first.
create function public.vyapari_slips(payload jsonb) returns jsonb
language sql stable security definer set search_path = vyapari, pg_temp as $$
    select coalesce(jsonb_agg(vyapari.slip_json(n.slip) order by (n.slip).issued_at desc,
        (n.slip).serial desc), '[]')
    from (select s as slip from slips s
        where s.shop_id = (payload ->> 'shop_id')::uuid and s.kind = payload ->> 'kind'
        order by s.issued_at desc, s.serial desc limit (payload ->> 'limit')::integer) as n
$$;

select vyapari.guard();
