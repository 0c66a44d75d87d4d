-- The standing vouchers that were written in a message, in the order in which they were booked.
create function public.vyapari_vouchers_written_in(payload jsonb) returns jsonb
language sql stable security definer set search_path = vyapari, pg_temp as $$
    select coalesce(jsonb_agg(vyapari.voucher_json(v) order by v.seq), '[]') from vouchers v
    where v.source_chat = (payload ->> 'chat_id')::bigint
        and v.source_message = (payload ->> 'message_id')::bigint
        and v.shop_id = (payload ->> 'shop_id')::uuid and v.reverses is null
        and not exists (select from vouchers r where r.shop_id = v.shop_id and r.reverses = v.id)
$$;

select vyapari.guard();
