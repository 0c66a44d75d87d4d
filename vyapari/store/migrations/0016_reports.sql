-- Khata, balances and reports.

-- How much of what is open has stood up to 30, 60, 90 days and beyond, for each party of a shop
-- (or one) whose balance has the given sign. The oldest bills are taken as paid first.
create function vyapari.ages(shop uuid, side integer, today date, only_party uuid default null)
returns table (party_id uuid, balance numeric, last_date date, ages numeric[])
language sql stable as $$
    with open as (
        select b.party_id, b.balance, b.last_date
        from vyapari.parties p join vyapari.party_balances b on b.party_id = p.id
        where p.shop_id = shop and (only_party is null or p.id = only_party)
            and sign(b.balance) = side
    ), bills as (
        select o.party_id, abs(o.balance) as owed, today - x.date as age,
            abs(x.amount) as amount,
            sum(abs(x.amount)) over (
                partition by o.party_id order by x.date desc, x.seq desc, x.no desc) as upto
        from open o join vyapari.postings x on x.shop_id = shop and x.party_id = o.party_id
        join vyapari.vouchers v on v.id = x.voucher_id
        where sign(x.amount) = side and v.reverses is null
            and not exists (select from vyapari.vouchers r
                where r.shop_id = shop and r.reverses = v.id)
    ), standing as (
        select b.party_id, b.age, least(b.amount, b.owed - (b.upto - b.amount)) as amount
        from bills b where b.owed > b.upto - b.amount
    )
    select o.party_id, o.balance, o.last_date, array[
        coalesce(sum(s.amount) filter (where s.age <= 30), 0),
        coalesce(sum(s.amount) filter (where s.age between 31 and 60), 0),
        coalesce(sum(s.amount) filter (where s.age between 61 and 90), 0),
        coalesce(sum(s.amount) filter (where s.age > 90), 0)]::numeric(16, 2)[]
    from open o left join standing s on s.party_id = o.party_id
    group by o.party_id, o.balance, o.last_date
$$;

create function vyapari.money_list(amounts numeric[]) returns jsonb
language sql immutable as $$
    select jsonb_agg(a::numeric(16, 2)::text order by n)
    from unnest(amounts) with ordinality as x(a, n)
$$;

create function public.vyapari_balances(payload jsonb) returns jsonb
language sql stable security definer set search_path = vyapari, pg_temp as $$
    with every as materialized (
        select a.*, p.name from vyapari.ages((payload ->> 'shop_id')::uuid,
            case payload ->> 'side' when 'payable' then -1 else 1 end,
            (payload ->> 'today')::date) a
        join parties p on p.id = a.party_id
    ), page as (
        select * from every order by abs(balance) desc, name, party_id
        limit (payload ->> 'limit')::integer offset (payload ->> 'offset')::integer
    )
    select jsonb_build_object(
        'rows', coalesce((select jsonb_agg(jsonb_build_object('party_id', p.party_id,
            'name', p.name, 'balance', p.balance::text, 'last_date', p.last_date,
            'ages', vyapari.money_list(p.ages))
            order by abs(p.balance) desc, p.name, p.party_id) from page p), '[]'),
        'count', count(*),
        'total', coalesce(sum(e.balance), 0)::numeric(16, 2)::text,
        'ages', vyapari.money_list(array[
            coalesce(sum(e.ages[1]), 0), coalesce(sum(e.ages[2]), 0),
            coalesce(sum(e.ages[3]), 0), coalesce(sum(e.ages[4]), 0)]))
    from every e
$$;

-- The newest movements first, a row for each voucher; `balance` is counted back from today's.
create function public.vyapari_khata(payload jsonb) returns jsonb
language plpgsql stable security definer set search_path = vyapari, pg_temp as $$
declare
    shop uuid := (payload ->> 'shop_id')::uuid;
    p parties;
    owed numeric;
    counted bigint;
    aged numeric[];
    rows jsonb;
begin
    select * into p from parties x
    where x.id = (payload ->> 'party_id')::uuid and x.shop_id = shop;
    if not found then
        return null;
    end if;
    select b.balance into owed from party_balances b where b.party_id = p.id;
    select count(distinct x.voucher_id) into counted
    from postings x where x.shop_id = shop and x.party_id = p.id;
    select a.ages into aged
    from vyapari.ages(shop, sign(owed)::integer, (payload ->> 'today')::date, p.id) a;
    select coalesce(jsonb_agg(jsonb_build_object('voucher_id', v.id, 'date', v.date,
        'kind', v.kind, 'amount', y.amount::text, 'balance', y.balance::text,
        'number', v.number, 'mode', v.mode,
        'summary', vyapari.summary(v.id, v.category, v.note),
        'reverses', v.reverses is not null) order by y.date desc, y.seq desc), '[]') into rows
    from (
        select m.*, owed - coalesce(sum(m.amount) over (order by m.date desc, m.seq desc
            rows between unbounded preceding and 1 preceding), 0) as balance
        from (
            select x.date, x.seq, x.voucher_id, sum(x.amount)::numeric(16, 2) as amount
            from postings x where x.shop_id = shop and x.party_id = p.id
            group by x.date, x.seq, x.voucher_id
            order by x.date desc, x.seq desc
            limit (payload ->> 'limit')::integer + (payload ->> 'offset')::integer) as m
        order by m.date desc, m.seq desc offset (payload ->> 'offset')::integer) as y
    join vouchers v on v.id = y.voucher_id;
    return jsonb_build_object('party', vyapari.party_json(p), 'balance', owed::text,
        'rows', rows, 'count', counted,
        'ages', vyapari.money_list(coalesce(aged, array[0, 0, 0, 0]::numeric[])));
end
$$;

create function public.vyapari_trading(payload jsonb) returns jsonb
language plpgsql stable security definer set search_path = vyapari, pg_temp as $$
declare
    shop uuid := (payload ->> 'shop_id')::uuid;
    first date := (payload ->> 'start')::date;
    last date := (payload ->> 'end')::date;
    b record;
    a record;
    modes jsonb;
    spent jsonb;
    top_items jsonb;
begin
    -- Takings: +1 for a sale, -1 for what takes one back.
    with signed as (
        select v.*, case when v.kind like '%\_return' then -1 else 1 end
            * case when v.reverses is null then 1 else -1 end as sign
        from vouchers v
        where v.shop_id = shop and v.date between first and last
            and v.kind in ('sale', 'sale_return', 'purchase', 'purchase_return')
    )
    select count(*) filter (where x.kind = 'sale' and x.reverses is null)
            - count(*) filter (where x.kind = 'sale' and x.reverses is not null) as bills,
        coalesce(sum(x.sign * x.total) filter (where x.kind like 'sale%'), 0) as billed,
        coalesce(sum(-x.sign * x.taxable) filter (where x.kind = 'sale_return'), 0) as returns,
        coalesce(sum(x.sign * (x.cgst + x.sgst + x.igst + x.cess))
            filter (where x.kind like 'sale%'), 0) as tax,
        coalesce(sum(x.sign * x.taxable) filter (where x.kind like 'purchase%'), 0) as purchases
    into b from signed x;
    select coalesce(jsonb_object_agg(t.mode, t.amount::text), '{}') into modes from (
        select v.mode, sum(case when v.kind = 'sale' then 1 else -1 end
            * case when v.reverses is null then 1 else -1 end * v.total) as amount
        from vouchers v
        where v.shop_id = shop and v.date between first and last and v.mode is not null
            and v.kind in ('sale', 'sale_return')
        group by v.mode) as t where t.amount <> 0;
    select coalesce(sum(-d.amount) filter (where d.account = 'sales'), 0) as sales,
        coalesce(sum(d.amount) filter (where d.account = 'cogs'), 0) as cost,
        coalesce(sum(-d.amount) filter (where d.account = 'stock_adjustment'), 0) as adjustments,
        coalesce(sum(-d.amount) filter (where d.account = 'round_off'), 0) as round_off,
        coalesce(sum(d.amount) filter (where d.account like 'expense:%'), 0) as expenses
    into a from account_days d
    where d.shop_id = shop and d.date between first and last;
    select coalesce(jsonb_object_agg(t.category, t.amount::text), '{}') into spent from (
        select substr(d.account, 9) as category, sum(d.amount) as amount from account_days d
        where d.shop_id = shop and d.date between first and last and d.account like 'expense:%'
        group by d.account) as t where t.amount <> 0;
    with signed as (
        select v.id, case when v.kind = 'sale' then 1 else -1 end
            * case when v.reverses is null then 1 else -1 end as sign
        from vouchers v
        where v.shop_id = shop and v.date between first and last
            and v.kind in ('sale', 'sale_return')
    ), sold as (
        select l.item_id, sum(s.sign * l.base_qty) as qty, sum(s.sign * l.taxable) as amount
        from signed s join lines l on l.voucher_id = s.id group by l.item_id
    ), cost as (
        select m.item_id, -sum(m.value) as cost
        from signed s join moves m on m.voucher_id = s.id group by m.item_id
    )
    select coalesce(jsonb_agg(jsonb_build_object('item_id', t.id, 'name', t.name,
        'unit', t.unit, 'qty', vyapari.plain(t.qty), 'amount', t.amount::text,
        'profit', t.profit::text) order by t.amount desc, t.name), '[]') into top_items
    from (
        select i.id, i.name, i.unit, x.qty, x.amount, x.amount - coalesce(c.cost, 0) as profit
        from sold x join items i on i.id = x.item_id left join cost c on c.item_id = x.item_id
        where x.qty <> 0 or x.amount <> 0
        order by x.amount desc, i.name limit (payload ->> 'top')::integer) as t;
    return jsonb_build_object('start', first, 'end', last, 'bills', b.bills,
        'billed', b.billed::numeric(16, 2)::text, 'sales', a.sales::numeric(16, 2)::text,
        'returns', b.returns::numeric(16, 2)::text, 'tax', b.tax::numeric(16, 2)::text,
        'cost', a.cost::numeric(16, 2)::text,
        'gross_profit', (a.sales - a.cost)::numeric(16, 2)::text,
        'stock_adjustments', a.adjustments::numeric(16, 2)::text,
        'round_off', a.round_off::numeric(16, 2)::text,
        'net_profit', (a.sales - a.cost - a.expenses + a.adjustments + a.round_off)
            ::numeric(16, 2)::text,
        'purchases', b.purchases::numeric(16, 2)::text, 'by_mode', modes, 'expenses', spent,
        'top_items', top_items);
end
$$;

-- In the order in which things happened, between an opening and a closing balance.
create function public.vyapari_cash_book(payload jsonb) returns jsonb
language sql stable security definer set search_path = vyapari, pg_temp as $$
    with span as (
        select (payload ->> 'shop_id')::uuid as shop, (payload ->> 'start')::date as first,
            (payload ->> 'end')::date as last
    ), totals as (
        select m.account,
            coalesce(sum(d.amount) filter (where d.date < span.first), 0) as opening,
            coalesce(sum(d.amount), 0) as closing
        from span cross join unnest(array['cash', 'bank', 'upi']) as m(account)
        left join account_days d on d.shop_id = span.shop and d.account = m.account
            and d.date <= span.last
        group by m.account
    ), page as (
        select p.* from span join postings p on p.shop_id = span.shop
            and p.date between span.first and span.last
        where p.account in ('cash', 'bank', 'upi')
        order by p.date, p.seq, p.no
        limit (payload ->> 'limit')::integer offset (payload ->> 'offset')::integer
    )
    select jsonb_build_object('start', payload -> 'start', 'end', payload -> 'end',
        'opening', (select jsonb_object_agg(t.account, t.opening::numeric(16, 2)::text)
            from totals t),
        'closing', (select jsonb_object_agg(t.account, t.closing::numeric(16, 2)::text)
            from totals t),
        'rows', coalesce((
            select jsonb_agg(jsonb_build_object('voucher_id', v.id, 'date', p.date,
                'kind', v.kind, 'account', p.account, 'amount', p.amount::text,
                'party_name', (select x.name from parties x where x.id = v.party_id),
                'summary', vyapari.summary(v.id, v.category, v.note))
                order by p.date, p.seq, p.no)
            from page p join vouchers v on v.id = p.voucher_id), '[]'),
        'count', (select count(*) from span join postings p on p.shop_id = span.shop
            and p.date between span.first and span.last
            where p.account in ('cash', 'bank', 'upi')))
$$;

create function public.vyapari_tax_summary(payload jsonb) returns jsonb
language sql stable security definer set search_path = vyapari, pg_temp as $$
    with rates as (
        select v.kind in ('sale', 'sale_return') as outward, trim_scale(l.tax_rate) as rate,
            sum(g.sign * l.taxable) as taxable, sum(g.sign * l.cgst) as cgst,
            sum(g.sign * l.sgst) as sgst, sum(g.sign * l.igst) as igst,
            sum(g.sign * l.cess) as cess
        from vouchers v join lines l on l.voucher_id = v.id
        cross join lateral (select case when v.kind in ('sale', 'purchase') then 1 else -1 end
            * case when v.reverses is null then 1 else -1 end as sign) as g
        where v.shop_id = (payload ->> 'shop_id')::uuid
            and v.date between (payload ->> 'start')::date and (payload ->> 'end')::date
            and v.kind in ('sale', 'sale_return', 'purchase', 'purchase_return')
        group by 1, 2
    ), shown as (
        select r.outward, r.cgst + r.sgst + r.igst + r.cess as tax, r.rate,
            jsonb_build_object('rate', r.rate::text, 'taxable', r.taxable::text,
                'cgst', r.cgst::text, 'sgst', r.sgst::text, 'igst', r.igst::text,
                'cess', r.cess::text) as shape
        from rates r
        where r.taxable <> 0 or r.cgst + r.sgst + r.igst + r.cess <> 0
    )
    select jsonb_build_object('start', payload -> 'start', 'end', payload -> 'end',
        'outward', coalesce(jsonb_agg(s.shape order by s.rate) filter (where s.outward), '[]'),
        'inward', coalesce(jsonb_agg(s.shape order by s.rate) filter (where not s.outward), '[]'),
        'payable', coalesce(sum(case when s.outward then s.tax else -s.tax end), 0)
            ::numeric(16, 2)::text)
    from shown s
$$;
