import { about, surface } from './surface.fixture.js';
import { World } from './world.fixture.js';
import { roles } from '@kaoji/http';
import { places } from './city-of-roles.fixture.js';
import { writeFileSync } from 'node:fs';
const slow = 120_000;
describe('probe', () => {
  let world: World;
  beforeAll(async () => { const t=Date.now(); world = await World.begin(); console.log('boot', Date.now()-t); }, slow);
  afterAll(() => world.end(), slow);
  it('x', async () => {
    const t=Date.now();
    const routes = world.installation.routes.map(({method,path,access}) => ({ name: `${method} ${path}`, access }));
    const out: any = { missing: routes.filter(r=>!surface[r.name]).map(r=>r.name), stale: Object.keys(surface).filter(n=>!routes.some(r=>r.name===n)), calls: {} };
    for (const {name,access} of routes) { const call = surface[name]; if(!call) continue;
      for (const role of roles) for (const place of places) {
        const a = about(world, role, place);
        const body = call.raw ? call.raw(a) : call.body ? JSON.stringify(call.body(a)) : undefined;
        const r = await world.ask({ method: name.split(' ')[0]!, path: call.path(a), token: world.tokenOf(role), body, type: body===undefined?undefined:call.type ?? 'application/json' });
        const j: any = r.json;
        (out.calls[`${name} [${access}]`] ??= {})[`${role} ${place}`] = `${r.status} ${j?.code ?? j?.results?.[0]?.code ?? ''} ${call.shows ? r.text.includes(call.shows(a)) : ''}`;
      }
    }
    console.log('calls', Date.now()-t);
    writeFileSync('/tmp/probe.json', JSON.stringify(out, null, 1));
  }, slow);
});
