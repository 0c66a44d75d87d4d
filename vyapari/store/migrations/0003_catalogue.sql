-- What a shop deals in and with whom, and the running figures of each.

create table vyapari.items (
    id uuid primary key,
    shop_id uuid not null references vyapari.shops (id),
    name text not null check (btrim(name) <> '' and length(name) <= 200),
    unit text not null,
    aliases text[] not null default '{}',
    sale_price numeric check (sale_price >= 0),
    cost_price numeric check (cost_price >= 0),
    packs jsonb not null default '{}',
    hsn text,
    tax_rate numeric check (tax_rate >= 0),
    low_stock numeric check (low_stock >= 0),
    archived boolean not null default false,
    unique (shop_id, id)
) with (fillfactor = 70);

-- Which folded names and aliases are taken, by which live item.
create table vyapari.item_names (
    shop_id uuid not null,
    folded text not null,
    item_id uuid not null references vyapari.items (id),
    primary key (shop_id, folded)
);
create index item_names_item on vyapari.item_names (item_id);

-- What is on the shelf: always the sum of the item's moves.
create table vyapari.stock (
    item_id uuid primary key references vyapari.items (id),
    qty numeric not null default 0,
    value numeric(16, 2) not null default 0,
    last_cost numeric
) with (fillfactor = 50);

create table vyapari.parties (
    id uuid primary key,
    shop_id uuid not null references vyapari.shops (id),
    name text not null check (btrim(name) <> '' and length(name) <= 200),
    kind text not null check (kind in ('customer', 'supplier')),
    aliases text[] not null default '{}',
    phone text,
    address text,
    gstin text,
    state text check (state ~ '^[0-9]{2}$'),
    credit_limit numeric(16, 2) check (credit_limit >= 0),
    archived boolean not null default false,
    unique (shop_id, id)
) with (fillfactor = 70);

create table vyapari.party_names (
    shop_id uuid not null,
    folded text not null,
    party_id uuid not null references vyapari.parties (id),
    primary key (shop_id, folded)
);
create index party_names_party on vyapari.party_names (party_id);

-- What each party owes (positive) or is owed: always the sum of the party's postings.
create table vyapari.party_balances (
    party_id uuid primary key references vyapari.parties (id),
    balance numeric(16, 2) not null default 0,
    last_date date
) with (fillfactor = 50);
