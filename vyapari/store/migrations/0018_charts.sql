-- What charts and statements show, and the papers that stand outside the books.

-- What was billed on each day that anything was, with tax, net of returns and reversals: the
-- same sum as `billed` of `vyapari_trading`, day by day.
create function public.vyapari_sales_by_day(payload jsonb) returns jsonb
language sql stable security definer set search_path = vyapari, pg_temp as $$
    select coalesce(jsonb_agg(jsonb_build_object('date', d.date, 'billed', d.billed::text)
        order by d.date), '[]')
    from (
        select v.date, sum(case when v.kind = 'sale' then v.total else -v.total end
            * case when v.reverses is null then 1 else -1 end) as billed
        from vouchers v
        where v.shop_id = (payload ->> 'shop_id')::uuid
            and v.date between (payload ->> 'start')::date and (payload ->> 'end')::date
            and v.kind in ('sale', 'sale_return')
        group by v.date) as d
    where d.billed <> 0
$$;

-- Sales and net profit of each month that has either, by its first day: the same sums as `sales`
-- and `net_profit` of `vyapari_trading`. Profit accounts are credits, hence the minus.
create function public.vyapari_profit_by_month(payload jsonb) returns jsonb
language sql stable security definer set search_path = vyapari, pg_temp as $$
    select coalesce(jsonb_agg(jsonb_build_object('month', m.month, 'sales', m.sales::text,
        'profit', m.profit::text) order by m.month), '[]')
    from (
        select date_trunc('month', d.date::timestamp)::date as month,
            coalesce(sum(-d.amount) filter (where d.account = 'sales'), 0)::numeric(16, 2) as sales,
            sum(-d.amount)::numeric(16, 2) as profit
        from account_days d
        where d.shop_id = (payload ->> 'shop_id')::uuid
            and d.date between (payload ->> 'start')::date and (payload ->> 'end')::date
            and (d.account in ('sales', 'cogs', 'stock_adjustment', 'round_off')
                or d.account like 'expense:%')
        group by 1) as m
    where m.sales <> 0 or m.profit <> 0
$$;

-- A party's account as it is handed out: what stands, the oldest first, at most the newest
-- `limit` movements and before them one opening balance. What was taken back on its own day is
-- left out with what took it back; on another day both are shown, or balances would not follow.
create function public.vyapari_statement(payload jsonb) returns jsonb
language sql stable security definer set search_path = vyapari, pg_temp as $$
    with moved as (
        select v.id, v.date, v.seq, v.kind, v.number, v.mode, v.category, v.note, v.reverses,
            sum(x.amount)::numeric(16, 2) as amount
        from postings x join vouchers v on v.id = x.voucher_id
        where x.shop_id = (payload ->> 'shop_id')::uuid
            and x.party_id = (payload ->> 'party_id')::uuid
        group by v.id
    ), standing as (
        select m.*, sum(m.amount) over (order by m.date, m.seq) as balance,
            row_number() over (order by m.date desc, m.seq desc) as back
        from moved m
        where not exists (select from moved o
                where o.id = m.reverses and o.date = m.date)
            and not exists (select from vouchers r
                where r.shop_id = (payload ->> 'shop_id')::uuid and r.reverses = m.id
                    and r.date = m.date)
    ), shown as (
        select * from standing where back <= (payload ->> 'limit')::integer
    )
    select jsonb_build_object('party', vyapari.party_json(p), 'closing', b.balance::text,
        'opening', (b.balance - coalesce((select sum(s.amount) from shown s), 0))::text,
        'rows', coalesce((select jsonb_agg(jsonb_build_object('voucher_id', s.id,
            'date', s.date, 'kind', s.kind, 'amount', s.amount::text,
            'balance', s.balance::text, 'number', s.number, 'mode', s.mode,
            'summary', vyapari.summary(s.id, s.category, s.note),
            'reverses', s.reverses is not null) order by s.date, s.seq) from shown s), '[]'),
        'ages', vyapari.money_list(coalesce((
            select a.ages from vyapari.ages(p.shop_id, sign(b.balance)::integer,
                (payload ->> 'today')::date, p.id) a), array[0, 0, 0, 0]::numeric[])))
    from parties p join party_balances b on b.party_id = p.id
    where p.id = (payload ->> 'party_id')::uuid and p.shop_id = (payload ->> 'shop_id')::uuid
$$;

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

create or replace function vyapari.apply_step(
    shop uuid, actor bigint, at timestamptz, role text, step jsonb) returns jsonb
language plpgsql as $$
begin
    case step ->> 'kind'
        when 'book_voucher' then return vyapari.book_voucher(shop, actor, at, step);
        when 'log_message' then return vyapari.log_message(shop, actor, at, step);
        when 'set_chat' then return vyapari.set_chat(shop, actor, step);
        when 'put_item' then return vyapari.put_item(shop, step);
        when 'put_party' then return vyapari.put_party(shop, step);
        when 'issue_slip' then return vyapari.issue_slip(shop, actor, at, step);
        when 'reverse_voucher' then
            return vyapari.reverse_voucher(shop, actor, at, role, step);
        when 'set_member' then return vyapari.set_member(shop, actor, role, step);
        when 'join_shop' then return vyapari.join_shop(actor, at, step);
        when 'create_shop' then return vyapari.create_shop(actor, at, step);
        when 'change_shop', 'invite_member', 'erase_shop' then
            perform vyapari.check_owner(role);
            case step ->> 'kind'
                when 'change_shop' then return vyapari.change_shop(shop, step);
                when 'invite_member' then return vyapari.invite_member(shop, actor, step);
                else return vyapari.erase_shop(shop);
            end case;
        else
            perform vyapari.refuse('invalid',
                jsonb_build_object('detail', 'no step is called ' || (step ->> 'kind')));
    end case;
    return null;
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
