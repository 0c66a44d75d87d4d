-- Shops, who belongs to them, and the chats in which they are spoken of.

create table vyapari.shops (
    id uuid primary key,
    name text not null check (btrim(name) <> '' and length(name) <= 200),
    language text not null default 'en',
    state text check (state ~ '^[0-9]{2}$'),
    timezone text not null default 'Asia/Kolkata',
    tax_scheme text not null default 'none'
        check (tax_scheme in ('none', 'regular', 'composition')),
    prices_include_tax boolean not null default true,
    gstin text,
    pan text,
    address text,
    phone text,
    email text,
    upi_id text,
    terms text,
    closed_until date,
    duplicate_minutes integer not null default 10 check (duplicate_minutes between 0 and 1440),
    set_up boolean not null default false,
    version bigint not null default 0,
    created_at timestamptz not null default now()
) with (fillfactor = 70);

create table vyapari.members (
    shop_id uuid not null references vyapari.shops (id),
    user_id bigint not null,
    name text not null,
    role text not null check (role in ('owner', 'accountant', 'staff')),
    joined_at timestamptz not null,
    primary key (shop_id, user_id)
);
create index members_user on vyapari.members (user_id);

create table vyapari.invitations (
    token_hash text primary key,
    shop_id uuid not null references vyapari.shops (id),
    role text not null check (role in ('owner', 'accountant', 'staff')),
    expires timestamptz not null,
    invited_by bigint not null,
    used_by bigint,
    used_at timestamptz
);
create index invitations_shop on vyapari.invitations (shop_id);

create table vyapari.chats (
    chat_id bigint primary key,
    shop_id uuid references vyapari.shops (id),
    language text,
    question jsonb
) with (fillfactor = 70);
create index chats_shop on vyapari.chats (shop_id);

-- The last messages of each chat; older ones are dropped as new ones come.
create table vyapari.messages (
    seq bigint generated always as identity primary key,
    chat_id bigint not null,
    shop_id uuid,
    message_id bigint not null,
    author text not null check (author in ('merchant', 'vyapari')),
    text text not null,
    at timestamptz not null
);
create unique index messages_chat on vyapari.messages (chat_id, message_id, author);
create index messages_recent on vyapari.messages (chat_id, seq desc);
create index messages_shop on vyapari.messages (shop_id) where shop_id is not null;

-- Every command that went through, with its first result.
create table vyapari.applied (
    key text primary key,
    shop_id uuid,
    actor bigint,
    results jsonb not null,
    reply text,
    reply_data jsonb not null,
    at timestamptz not null default now()
);
create index applied_shop on vyapari.applied (shop_id) where shop_id is not null;

create trigger append_only before update or delete or truncate on vyapari.applied
    for each statement execute function vyapari.refuse_change();
