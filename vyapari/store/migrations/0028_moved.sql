-- A group that Telegram makes a larger one has another id from then on: it stays the shop's.

-- {"from", "to"}: what is kept of the one chat is the other's. Both chats tell of it, in whichever
-- order: the second time there is nothing left to move. Where the new one is a shop's already it
-- stays that.
create function public.vyapari_move_chat(payload jsonb) returns jsonb
language plpgsql security definer set search_path = vyapari, pg_temp
set enable_seqscan = off
as $$
declare
    former bigint := (payload ->> 'from')::bigint;
    present bigint := (payload ->> 'to')::bigint;
    c chats;
begin
    delete from chats old where old.chat_id = former returning * into c;
    if c.shop_id is null then
        return '{}';
    end if;
    insert into chats as x (chat_id, shop_id, language, question)
    values (present, c.shop_id, c.language, c.question)
    on conflict (chat_id) do update set shop_id = excluded.shop_id,
        language = coalesce(x.language, excluded.language),
        question = coalesce(x.question, excluded.question)
    where x.shop_id is null;
    update jobs j set chat_id = present
    where j.shop_id = c.shop_id and j.chat_id = former and not exists (
        select from jobs other where other.shop_id = j.shop_id and other.chat_id = present
            and other.kind = j.kind and other.about = j.about);
    delete from jobs j where j.shop_id = c.shop_id and j.chat_id = former;
    return '{}';
end
$$;

select vyapari.guard();
