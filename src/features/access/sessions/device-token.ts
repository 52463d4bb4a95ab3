import { IsOptional } from 'class-validator';
import { Field } from 'type-graphql';
import { message } from '../../../domain/messages/index.ts';
import { Matches } from '../../../graphql/rules.ts';
import { Secret } from '../../../graphql/secrets.ts';

/** The input by which a device is known again; every way to sign in has it. A client makes one for each browser or device and keeps it, or keeps the one it is answered. */
export function DeviceTokenField(): PropertyDecorator {
  const decorators = [
    Field(() => String, {
      nullable: true,
      description:
        'What this browser or device shows whenever somebody signs in: 32 random bytes in base64url, made by the client, or what an earlier answer held. Strangers’ wrong guesses do not lock out a device that signed in before. Left out, the answer holds a new one.',
    }),
    Secret(),
    IsOptional(),
    Matches(/^[\w-]{43}$/, message('deviceTokenForm')),
  ];
  return (target, key) => {
    for (const decorate of decorators) (decorate as PropertyDecorator)(target, key);
  };
}
