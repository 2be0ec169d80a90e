# KARTA_URL, KARTA_ID and KARTA_SECRET come from the office. Python 3 without further packages.
import base64, json, os
from urllib.parse import urlencode
from urllib.request import Request, urlopen

url = os.environ["KARTA_URL"]
pair = f"{os.environ['KARTA_ID']}:{os.environ['KARTA_SECRET']}".encode()
basic = {"Authorization": "Basic " + base64.b64encode(pair).decode()}
form = urlencode({"grant_type": "client_credentials"}).encode()
with urlopen(Request(f"{url}/oauth/token", form, basic)) as answer:
    bearer = {"Authorization": "Bearer " + json.load(answer)["access_token"]}

body = json.dumps({"number": "TEST-0001"}).encode()
with urlopen(Request(f"{url}/card-status", body, {**bearer, "Content-Type": "application/json"})) as answer:
    print(answer.status, answer.read().decode())

with urlopen(Request(f"{url}/card-lists/black", headers={**bearer, "Accept": "text/csv"})) as answer:
    print(answer.headers["Card-List-Version"], answer.read().decode())
