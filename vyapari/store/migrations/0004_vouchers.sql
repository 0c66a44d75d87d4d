-- Vouchers and what belongs to them: written once, never changed.

create sequence vyapari.voucher_seq;

-- A reversal carries the lines and totals of what it takes back, unsigned, and mirrored postings
-- and moves; whoever adds up lines counts it negative.
create table vyapari.vouchers (
    id uuid primary key,
    shop_id uuid not null references vyapari.shops (id),
    seq bigint not null,
    kind text not null check (kind in (
        'sale', 'purchase', 'receipt', 'payment', 'expense', 'stock_adjustment', 'sale_return',
        'purchase_return', 'transfer', 'opening')),
    date date not null,
    total numeric(16, 2) not null,
    party_id uuid,
    mode text check (mode in ('cash', 'upi', 'bank', 'credit')),
    target text check (target in ('cash', 'upi', 'bank', 'credit')),
    category text,
    discount numeric(16, 2) not null default 0,
    taxable numeric(16, 2) not null default 0,
    cgst numeric(16, 2) not null default 0,
    sgst numeric(16, 2) not null default 0,
    igst numeric(16, 2) not null default 0,
    cess numeric(16, 2) not null default 0,
    round_off numeric(16, 2) not null default 0,
    tax_scheme text not null check (tax_scheme in ('none', 'regular', 'composition')),
    inclusive boolean not null,
    place_of_supply text,
    series text check (series ~ '^[A-Z0-9]{1,3}$'),
    year integer,
    serial integer check (serial between 1 and 999999),
    number text check (number ~ '^[A-Z0-9/-]{1,16}$'),
    reference text,
    note text,
    source_chat bigint,
    source_message bigint,
    refers_to uuid,
    corrects uuid,
    reverses uuid,
    cost numeric(16, 2),
    fingerprint bigint,
    booked_at timestamptz not null,
    booked_by bigint not null,
    unique (shop_id, id),
    foreign key (shop_id, party_id) references vyapari.parties (shop_id, id),
    foreign key (shop_id, refers_to) references vyapari.vouchers (shop_id, id),
    foreign key (shop_id, corrects) references vyapari.vouchers (shop_id, id),
    foreign key (shop_id, reverses) references vyapari.vouchers (shop_id, id)
);
create index vouchers_day on vyapari.vouchers (shop_id, date, seq);
create index vouchers_newest on vyapari.vouchers (shop_id, seq);
create index vouchers_party on vyapari.vouchers (shop_id, party_id, date, seq)
    where party_id is not null;
create unique index vouchers_number on vyapari.vouchers (shop_id, serial, series, year)
    where serial is not null;
create unique index vouchers_reverses on vyapari.vouchers (shop_id, reverses)
    where reverses is not null;
create index vouchers_refers_to on vyapari.vouchers (shop_id, refers_to)
    where refers_to is not null;
create index vouchers_corrects on vyapari.vouchers (shop_id, corrects) where corrects is not null;
create index vouchers_source on vyapari.vouchers (source_chat, source_message)
    where source_chat is not null;
create index vouchers_alike on vyapari.vouchers (shop_id, fingerprint, booked_at);

create table vyapari.lines (
    voucher_id uuid not null references vyapari.vouchers (id),
    no integer not null,
    shop_id uuid not null,
    item_id uuid not null,
    description text not null,
    qty numeric not null,
    unit text not null,
    base_qty numeric not null,
    rate numeric not null,
    discount numeric(16, 2) not null,
    hsn text,
    tax_rate numeric not null,
    taxable numeric(16, 2) not null,
    cgst numeric(16, 2) not null,
    sgst numeric(16, 2) not null,
    igst numeric(16, 2) not null,
    cess numeric(16, 2) not null,
    total numeric(16, 2) not null,
    primary key (voucher_id, no),
    foreign key (shop_id, item_id) references vyapari.items (shop_id, id)
);
create index lines_item on vyapari.lines (shop_id, item_id);

create table vyapari.postings (
    voucher_id uuid not null references vyapari.vouchers (id),
    no integer not null,
    shop_id uuid not null,
    date date not null,
    seq bigint not null,
    account text not null check (
        account in ('cash', 'bank', 'upi', 'party', 'inventory', 'sales', 'cogs',
            'stock_adjustment', 'capital', 'round_off')
        or account ~ '^(input|output)_(cgst|sgst|igst|cess)$'
        or account ~ '^expense:.'),
    party_id uuid,
    amount numeric(16, 2) not null,
    primary key (voucher_id, no),
    check ((account = 'party') = (party_id is not null)),
    foreign key (shop_id, party_id) references vyapari.parties (shop_id, id)
);
create index postings_party on vyapari.postings (shop_id, party_id, date, seq)
    where party_id is not null;
create index postings_money on vyapari.postings (shop_id, date, seq)
    where account in ('cash', 'bank', 'upi');

-- `value` is what the move is worth, `adjustment` what the shelf was revalued by beside it.
create table vyapari.moves (
    voucher_id uuid not null references vyapari.vouchers (id),
    no integer not null,
    shop_id uuid not null,
    item_id uuid not null,
    qty numeric not null,
    value numeric(16, 2) not null,
    adjustment numeric(16, 2) not null default 0,
    count numeric,
    primary key (voucher_id, no),
    foreign key (shop_id, item_id) references vyapari.items (shop_id, id)
);
create index moves_item on vyapari.moves (shop_id, item_id);

-- Prices that a voucher set on items, so that taking it back can restore them.
create table vyapari.price_changes (
    voucher_id uuid not null references vyapari.vouchers (id),
    item_id uuid not null,
    price text not null check (price in ('sale_price', 'cost_price')),
    before numeric,
    after numeric not null,
    primary key (voucher_id, item_id, price)
);

-- The last number given out of each series and financial year.
create table vyapari.series (
    shop_id uuid not null references vyapari.shops (id),
    series text not null,
    year integer not null,
    last integer not null,
    primary key (shop_id, series, year)
) with (fillfactor = 50);

-- What each account moved by on each day: always the sum of the postings.
create table vyapari.account_days (
    shop_id uuid not null references vyapari.shops (id),
    account text not null,
    date date not null,
    amount numeric(16, 2) not null,
    primary key (shop_id, account, date)
) with (fillfactor = 50);

create trigger append_only before update or delete or truncate on vyapari.vouchers
    for each statement execute function vyapari.refuse_change();
create trigger append_only before update or delete or truncate on vyapari.lines
    for each statement execute function vyapari.refuse_change();
create trigger append_only before update or delete or truncate on vyapari.postings
    for each statement execute function vyapari.refuse_change();
create trigger append_only before update or delete or truncate on vyapari.moves
    for each statement execute function vyapari.refuse_change();
create trigger append_only before update or delete or truncate on vyapari.price_changes
    for each statement execute function vyapari.refuse_change();

-- Whatever writes postings, a voucher's add up to zero when its transaction commits.
create function vyapari.check_balance() returns trigger
language plpgsql as $$
begin
    if (select sum(amount) from vyapari.postings where voucher_id = new.voucher_id) <> 0 then
        raise exception 'voucher % does not balance', new.voucher_id
            using errcode = 'check_violation';
    end if;
    return null;
end
$$;
create constraint trigger balanced after insert on vyapari.postings
    deferrable initially deferred
    for each row execute function vyapari.check_balance();
