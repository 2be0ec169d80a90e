<?php
// KARTA_URL, KARTA_ID and KARTA_SECRET come from the office.
[$url, $id, $secret] = [getenv('KARTA_URL'), getenv('KARTA_ID'), getenv('KARTA_SECRET')];

function ask(string $url, array $headers, ?string $body = null): string
{
    $http = ['header' => $headers, 'method' => $body === null ? 'GET' : 'POST', 'content' => $body ?? ''];
    return file_get_contents($url, false, stream_context_create(['http' => $http]));
}

$form = ['Authorization: Basic ' . base64_encode("$id:$secret"), 'Content-Type: application/x-www-form-urlencoded'];
$token = json_decode(ask("$url/oauth/token", $form, 'grant_type=client_credentials'))->access_token;
$bearer = "Authorization: Bearer $token";

echo ask("$url/card-status", [$bearer, 'Content-Type: application/json'], '{"number":"TEST-0001"}'), "\n";
echo ask("$url/card-lists/black", [$bearer, 'Accept: text/csv']), "\n";
