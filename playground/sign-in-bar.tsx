import { type FormEvent, useState } from 'react';
import type { Session, SessionState } from './session.ts';

export function SignInBar({ session, state }: { readonly session: Session; readonly state: SessionState }) {
  return state.token === null ? <SignIn session={session} /> : <SignedIn session={session} state={state} />;
}

function SignIn({ session }: { readonly session: Session }) {
  const [problem, setProblem] = useState<string | null>(null);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setProblem(await session.signIn(String(form.get('email')), String(form.get('password'))));
  };
  return (
    <form className="bar" onSubmit={(event) => void submit(event)}>
      <span>Not signed in</span>
      <input name="email" type="email" placeholder="E-mail" aria-label="E-mail" autoComplete="username" required />
      <input
        name="password"
        type="password"
        placeholder="Password"
        aria-label="Password"
        autoComplete="current-password"
        required
      />
      <button type="submit">Sign in</button>
      {problem && <span role="alert">{problem}</span>}
    </form>
  );
}

function SignedIn({ session, state }: { readonly session: Session; readonly state: SessionState }) {
  return (
    <div className="bar">
      <span>
        Signed in as <strong>{state.email}</strong>
      </span>
      <label>
        Pharmacy{' '}
        <select value={state.pharmacyId ?? ''} onChange={(event) => session.choosePharmacy(event.target.value)}>
          {state.pharmacies.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <span className="hint">fills $pharmacyId where an operation leaves it out</span>
      <button type="button" onClick={() => void session.signOut()}>
        Sign out
      </button>
    </div>
  );
}
