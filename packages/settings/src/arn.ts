const region = '[a-z]{2,4}(-[a-z]+)+-[0-9]';

/** The form of an ARN of a service; `resource` is the form of what stands behind the account. */
export function arnForm(service: string, resource: string): RegExp {
  return new RegExp(`^arn:aws[a-z-]*:${service}:${region}:[0-9]{12}:${resource}$`);
}
