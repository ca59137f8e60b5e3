/** Satzkarten aus der Literatur. */
import type { Catalogue } from './translator';

export const CARDS: Catalogue = {
  'Balancing of xy beyond the edge of stability': 'Ausgleich von xy jenseits des Randes der Stabilität',
  'For $f=(xy-\\mu)^2/2$ with $x,y>0$ throughout and $1<K<1.5$ the factors balance: $|x-y|\\to0$ (from memory; the text was not available). Derived for this project: the two-step factor of $x-y$ on the balanced 2-cycle is $3-2K$.':
    'Für $f=(xy-\\mu)^2/2$ mit durchweg $x,y>0$ und $1<K<1.5$ gleichen sich die Faktoren aus: $|x-y|\\to0$ (aus dem Gedächtnis; der Text lag nicht vor). Für dieses Projekt hergeleitet: Der Zweischrittfaktor von $x-y$ auf dem balancierten 2-Zyklus ist $3-2K$.',
  'The start has x, y > 0': 'Der Start hat x, y > 0',
  'the start lies inside the invariant ellipse, so the run is bounded for ever':
    'der Start liegt innerhalb der invarianten Ellipse, der Lauf ist also für immer beschränkt',
  'Stronger than stated: $|3-2K|<1$ for $1<K<2$ (0 at $K=1.5$), and for $K$ from 1.05 to 1.23 every sampled start inside the ellipse reached the balanced 2-cycle, those with $xy<0$ included. The balanced line attracts across itself for all sampled $1<K<2$; on it the 2-cycle is stable up to $K=\\sqrt5-1$.':
    'Stärker als behauptet: $|3-2K|<1$ für $1<K<2$ (0 bei $K=1.5$), und für $K$ von 1.05 bis 1.23 erreichte jeder geprüfte Start innerhalb der Ellipse den balancierten 2-Zyklus, auch die mit $xy<0$. Die balancierte Gerade zieht quer zu sich für alle geprüften $1<K<2$ an; auf ihr ist der 2-Zyklus bis $K=\\sqrt5-1$ stabil.',
  'Factor of x − y per two steps': 'Faktor von x − y je zwei Schritte',
  '3 − 2K on the balanced 2-cycle, from the latest iterates whose difference is above rounding.':
    '3 − 2K auf dem balancierten 2-Zyklus, aus den letzten Iterierten, deren Differenz über der Rundung liegt.',
  '|x − y| at the end': '|x − y| am Ende',
  'In floating point it becomes exactly 0.': 'In Gleitkommazahlen wird es genau 0.',
  'Smaller |x| of the 2-cycle': 'Kleineres |x| des 2-Zyklus',
  'That of the quartic with the same μ.': 'Das der Quartik mit demselben μ.',
  'Larger |x| of the 2-cycle': 'Größeres |x| des 2-Zyklus',
  'Deep linear networks beyond the edge (Ghosh et al.)': 'Tiefe lineare Netze jenseits des Randes (Ghosh et al.)',
  'In a balanced deep linear network of $L$ layers mode $i$ has sharpness $S_i=L\\,\\sigma_i^{2-2/L}$. For $\\eta$ beyond $2/S_1$ the top mode settles on a 2-cycle $\\{\\rho,z\\rho\\}$ of its weights with $\\rho^L(1+z^{2L-1})/(1+z^{L-1})=\\sigma_1$, $z=1+\\eta(\\sigma_1-\\rho^L)\\rho^{L-2}$; further modes follow as their own thresholds are passed.':
    'In einem balancierten tiefen linearen Netz aus $L$ Schichten hat Mode $i$ die Schärfe $S_i=L\\,\\sigma_i^{2-2/L}$. Für $\\eta$ jenseits von $2/S_1$ geht die oberste Mode in einen 2-Zyklus $\\{\\rho,z\\rho\\}$ ihrer Gewichte über mit $\\rho^L(1+z^{2L-1})/(1+z^{L-1})=\\sigma_1$, $z=1+\\eta(\\sigma_1-\\rho^L)\\rho^{L-2}$; weitere Moden folgen, sobald ihre eigenen Schwellen überschritten sind.',
  'Modes beyond their own threshold': 'Moden jenseits ihrer eigenen Schwelle',
  '{1} of {2} would oscillate at this η': '{1} von {2} würden bei diesem η schwingen',
  'Start near the balanced minimum': 'Start nahe am balancierten Minimum',
  'Smaller weight of the top mode on the 2-cycle': 'Kleineres Gewicht der obersten Mode auf dem 2-Zyklus',
  'Mean size of the L weights of the mode.': 'Mittlere Größe der L Gewichte der Mode.',
  'Larger weight of the top mode on the 2-cycle': 'Größeres Gewicht der obersten Mode auf dem 2-Zyklus',
  'Spread of the weights of the mode': 'Streuung der Gewichte der Mode',
  'The layers balance beyond the edge.': 'Jenseits des Randes gleichen sich die Schichten aus.',
  'λ_max at the reference minimum is {1}.': 'λ_max am Referenzminimum ist {1}.',
  'The equation gives the 2-cycle wherever it exists; whether it is stable its multipliers say (for $L=2$ that is the quartic: up to $K=\\sqrt5-1$).':
    'Die Gleichung gibt den 2-Zyklus, wo immer es ihn gibt; ob er stabil ist, sagen seine Multiplikatoren (für $L=2$ ist das die Quartik: bis $K=\\sqrt5-1$).',
  'The account of the result at hand has an extra factor $L$ in $z$ and in the update; that is inconsistent with $S_i$ and with the gradient of the full network of $L$ factors. Without it, as here, both agree.':
    'Die vorliegende Darstellung des Ergebnisses hat einen zusätzlichen Faktor $L$ in $z$ und im Schritt; das widerspricht $S_i$ und dem Gradienten des vollen Netzes aus $L$ Faktoren. Ohne ihn, wie hier, stimmt beides überein.',
  'weights of the top mode from {1} to {2}': 'Gewichte der obersten Mode von {1} bis {2}',
  'Ours: {1}': 'Von uns: {1}',
  'holds: {1}': 'erfüllt: {1}',
  'fails: {1}': 'verletzt: {1}',
  'The learning rate is constant': 'Die Lernrate ist konstant',
  'a schedule of {1} learning rates': 'eine Folge von {1} Lernraten',
  'Sharpness of the gradient-flow solution decreases (Kreisler et al.)':
    'Die Schärfe der Gradientenfluss-Lösung nimmt ab (Kreisler et al.)',
  'For $(xy-\\mu)^2/2$ the sharpness of the minimum that gradient flow would reach from the iterate, $\\sqrt{q^2+4\\mu^2}$ with $q=x^2-y^2$, never increases from step to step while $|\\eta r|\\le\\sqrt2$, $r=xy-\\mu$.':
    'Für $(xy-\\mu)^2/2$ nimmt die Schärfe des Minimums, das der Gradientenfluss von der Iterierten aus erreichen würde, $\\sqrt{q^2+4\\mu^2}$ mit $q=x^2-y^2$, von Schritt zu Schritt nie zu, solange $|\\eta r|\\le\\sqrt2$, $r=xy-\\mu$.',
  '|η r| ≤ √2 at the start': '|η r| ≤ √2 am Start',
  '|η r| ≤ √2 at the recorded iterates': '|η r| ≤ √2 an den aufgezeichneten Iterierten',
  'largest |η r| = {1}': 'größtes |η r| = {1}',
  'Steps that increased it while |η r| ≤ √2': 'Schritte, die sie erhöhten, während |η r| ≤ √2',
  'Counted over the last {1} steps of the run.': 'Über die letzten {1} Schritte des Laufs gezählt.',
  'At the end, beside the start': 'Am Ende, neben dem Start',
  'Predicted: not above its value at the start.': 'Vorhergesagt: nicht über ihrem Wert am Start.',
  "It follows from $q'=q\\,(1-\\eta^2r^2)$: $|q|$ cannot grow while $|\\eta r|\\le\\sqrt2$. Beyond that a step can increase it.":
    "Es folgt aus $q'=q\\,(1-\\eta^2r^2)$: $|q|$ kann nicht wachsen, solange $|\\eta r|\\le\\sqrt2$. Darüber hinaus kann ein Schritt sie erhöhen.",
  'Critical step size and invariant ellipse (Liang & Montúfar)': 'Kritische Schrittweite und invariante Ellipse (Liang & Montúfar)',
  'For $f=(xy-\\mu)^2/2$ gradient descent from $(x_0,y_0)$ converges to a minimum for $\\eta<\\eta^*=\\min\\{1/\\mu,\\;8/(w_0+\\sqrt{w_0^2-16\\mu(z_0-\\mu)})\\}$ with $w=x^2+y^2$, $z=xy$, exceptional starts aside. At every $\\eta\\mu<1$ the topological entropy is at least $\\log 3$.':
    'Für $f=(xy-\\mu)^2/2$ konvergiert der Gradientenabstieg von $(x_0,y_0)$ aus gegen ein Minimum für $\\eta<\\eta^*=\\min\\{1/\\mu,\\;8/(w_0+\\sqrt{w_0^2-16\\mu(z_0-\\mu)})\\}$ mit $w=x^2+y^2$, $z=xy$, von Ausnahmestarts abgesehen. Bei jedem $\\eta\\mu<1$ ist die topologische Entropie mindestens $\\log 3$.',
  'The start is not exceptional': 'Der Start ist kein Ausnahmestart',
  'exceptional starts have measure zero': 'Ausnahmestarts haben das Maß null',
  'Converges to a minimum (1 yes, 0 no)': 'Konvergiert gegen ein Minimum (1 ja, 0 nein)',
  'At η beyond 1/μ no minimum is stable.': 'Bei η jenseits von 1/μ ist kein Minimum stabil.',
  'Stays bounded (1 yes, 0 no)': 'Bleibt beschränkt (1 ja, 0 nein)',
  'Bounded for η < {1}: the second term of η* alone governs it up to ημ = 2.':
    'Beschränkt für η < {1}: Der zweite Term von η* allein bestimmt es bis ημ = 2.',
  'Q at the start': 'Q am Start',
  'Negative inside the invariant ellipse x² + y² − ημxy = (4 − (ημ)²)/η, whose sign is kept for ημ < 2.':
    'Negativ innerhalb der invarianten Ellipse x² + y² − ημxy = (4 − (ημ)²)/η, deren Vorzeichen für ημ < 2 erhalten bleibt.',
  "Derived for this project: $Q'=Q\\,(1+\\eta^2z(z-\\mu))$ with a positive factor for $\\eta\\mu<2$, so inside the ellipse runs are bounded for ever and outside they diverge; $\\eta^*$ follows from $Q=0$. Beyond $1/\\mu$ the bounded runs settle on 2-cycles and, later, chaos.":
    "Für dieses Projekt hergeleitet: $Q'=Q\\,(1+\\eta^2z(z-\\mu))$ mit positivem Faktor für $\\eta\\mu<2$; innerhalb der Ellipse sind Läufe also für immer beschränkt, außerhalb divergieren sie; $\\eta^*$ folgt aus $Q=0$. Jenseits von $1/\\mu$ gehen die beschränkten Läufe in 2-Zyklen und später ins Chaos über.",
  'Limiting sharpness at the edge of stability': 'Grenzschärfe am Rand der Stabilität',
  "Derived for this project: a run on $l(xy)$ that comes to rest at the edge of stability ends at sharpness $\\lambda_\\infty=2/\\eta-3\\eta\\,l''^4/\\alpha+O(\\eta^3)$, $\\alpha=3l'''^2-l''l''''>0$ at the minimiser of $l$. For $(u^2-1)^2/4$: $2/\\eta-\\eta/2$; for $\\log\\cosh$: $2/\\eta-1.5\\eta$; for the symmetric logistic loss: $2/\\eta-0.375\\eta$.":
    "Für dieses Projekt hergeleitet: Ein Lauf auf $l(xy)$, der am Rand der Stabilität zur Ruhe kommt, endet mit der Schärfe $\\lambda_\\infty=2/\\eta-3\\eta\\,l''^4/\\alpha+O(\\eta^3)$, $\\alpha=3l'''^2-l''l''''>0$ am Minimierer von $l$. Für $(u^2-1)^2/4$: $2/\\eta-\\eta/2$; für $\\log\\cosh$: $2/\\eta-1.5\\eta$; für den symmetrischen logistischen Verlust: $2/\\eta-0.375\\eta$.",
  'The start lies beyond the edge: sharpness of its gradient-flow minimum > 2/η':
    'Der Start liegt jenseits des Randes: Schärfe seines Gradientenfluss-Minimums > 2/η',
  '{1} against 2/η = {2}': '{1} gegenüber 2/η = {2}',
  'η small': 'η klein',
  "η = {1}, correction 3ηl''⁴/α = {2}": "η = {1}, Korrektur 3ηl''⁴/α = {2}",
  'The run comes to rest': 'Der Lauf kommt zur Ruhe',
  'there is no run yet': 'es gibt noch keinen Lauf',
  'Sharpness at the end': 'Schärfe am Ende',
  'The run has not come to rest at a minimum.': 'Der Lauf ist nicht in einem Minimum zur Ruhe gekommen.',
  '(2/η − sharpness)/η': '(2/η − Schärfe)/η',
  "3l''⁴/α to leading order.": "3l''⁴/α in führender Ordnung.",
  'Leading order in $\\eta$, checked at $\\eta=0.05$ and $0.1$ to the order stated; far from small $\\eta$ higher orders count. Runs that settle below the edge from the start end where gradient flow nearly takes them.':
    'Führende Ordnung in $\\eta$, bei $\\eta=0.05$ und $0.1$ bis zur angegebenen Ordnung geprüft; fern von kleinem $\\eta$ zählen höhere Ordnungen. Läufe, die sich vom Start an unter dem Rand einstellen, enden dort, wohin der Gradientenfluss sie beinahe führt.',
  'Edge-coupling identities (Litman)': 'Identitäten der Randkopplung (Litman)',
  'With $d_k=x_{k+1}-x_k$: $d_{k+1}=(I-\\eta\\bar H_k)d_k$ and $L_{k+1}-L_k=-\\tfrac{1}{2\\eta}|d_k|^2(2-\\eta\\tilde r_k)$, so that $\\sum_k|d_k|^2(2/\\eta-\\tilde r_k)=2(L_0-L_K)$; $\\bar H_k$ is the Hessian averaged along the step, $\\tilde r_k$ its curvature along the step with weight $2(1-t)$. The critical points of $A(x,y)=L(x)+L(y)-|x-y|^2/(2\\eta)$ are the fixed points and 2-cycles of gradient descent.':
    'Mit $d_k=x_{k+1}-x_k$: $d_{k+1}=(I-\\eta\\bar H_k)d_k$ und $L_{k+1}-L_k=-\\tfrac{1}{2\\eta}|d_k|^2(2-\\eta\\tilde r_k)$, sodass $\\sum_k|d_k|^2(2/\\eta-\\tilde r_k)=2(L_0-L_K)$; $\\bar H_k$ ist die über den Schritt gemittelte Hesse-Matrix, $\\tilde r_k$ ihre Krümmung entlang des Schritts mit dem Gewicht $2(1-t)$. Die kritischen Punkte von $A(x,y)=L(x)+L(y)-|x-y|^2/(2\\eta)$ sind die Fixpunkte und 2-Zyklen des Gradientenabstiegs.',
  'Identities, not approximations: they hold at every learning rate and along every run. The amplitude law $a^2=(2/\\eta-2/\\eta_c)/Q$ is of leading order; for $(x^2-\\mu)^2/4$ and on the balanced branch of linear networks it is exact, $t^2=(\\sigma_1^2-1/\\eta)/2$ over both factors.':
    'Identitäten, keine Näherungen: Sie gelten bei jeder Lernrate und entlang jedes Laufs. Das Amplitudengesetz $a^2=(2/\\eta-2/\\eta_c)/Q$ ist führende Ordnung; für $(x^2-\\mu)^2/4$ und auf dem balancierten Zweig linearer Netze ist es genau, $t^2=(\\sigma_1^2-1/\\eta)/2$ über beide Faktoren.',
  'L is twice continuously differentiable along the steps': 'L ist entlang der Schritte zweimal stetig differenzierbar',
  'a step crosses a kink of the loss': 'ein Schritt kreuzt einen Knick des Verlusts',
  'along the last steps': 'entlang der letzten Schritte',
  'away from any kinks of the loss': 'abseits von Knicken des Verlusts',
  'Learning rate': 'Lernrate',
  'Change of the loss over the last {1} steps': 'Änderung des Verlusts über die letzten {1} Schritte',
  '−Σ |d|²(2 − ηr̃)/(2η), r̃ by quadrature of exact Hessian-vector products.':
    '−Σ |d|²(2 − ηr̃)/(2η), r̃ durch Quadratur genauer Hesse-Vektor-Produkte.',
  'Length of the last step': 'Länge des letzten Schritts',
  '|(I − ηH̄)d| of the step before.': '|(I − ηH̄)d| des Schritts davor.',
  'Gradient of A at the 2-cycle': 'Gradient von A am 2-Zyklus',
  '|∇A|·η, in the units of x: zero at a 2-cycle.': '|∇A|·η, in den Einheiten von x: null an einem 2-Zyklus.',
  'Half amplitude squared of the 2-cycle': 'Quadrat der halben Amplitude des 2-Zyklus',
  '(2/η − 2/η_c)/Q near onset.': '(2/η − 2/η_c)/Q nahe am Einsatz.',
  'A stable 2-cycle in several variables (Mulayoff & Stich)': 'Ein stabiler 2-Zyklus in mehreren Variablen (Mulayoff & Stich)',
  'At an isolated minimum with a simple largest Hessian eigenvalue, unit eigenvector $u$ and $T=D^3f[u,u,\\cdot]$, a stable 2-cycle is born at $\\eta_c$ if and only if $3\\langle T,H^{-1}T\\rangle-D^4f[u,u,u,u]>0$ (our wording; the flip coefficient is $\\eta_c/6$ times that).':
    'An einem isolierten Minimum mit einfachem größtem Hesse-Eigenwert, Einheitseigenvektor $u$ und $T=D^3f[u,u,\\cdot]$ entsteht bei $\\eta_c$ genau dann ein stabiler 2-Zyklus, wenn $3\\langle T,H^{-1}T\\rangle-D^4f[u,u,u,u]>0$ (unsere Formulierung; der Flip-Koeffizient ist $\\eta_c/6$ mal dies).',
  '2/η = λ_max + Q a² with Q = −(criterion)/6, near onset.': '2/η = λ_max + Q a² mit Q = −(Kriterium)/6, nahe am Einsatz.',
  'Largest multiplier of the 2-cycle': 'Größter Multiplikator des 2-Zyklus',
  'Along u it is 1 − 8(K − 1) = {1} to first order; other directions can be larger.':
    'Entlang u ist er in erster Ordnung 1 − 8(K − 1) = {1}; andere Richtungen können größer sein.',
  'In one variable it is condition (iii) of Theorem 1. In several the term $3\\langle T,H^{-1}T\\rangle$ can save stability where the restriction to the line along $u$ alone would be subcritical.':
    'In einer Variablen ist es Bedingung (iii) von Satz 1. In mehreren kann der Term $3\\langle T,H^{-1}T\\rangle$ die Stabilität retten, wo die Einschränkung auf die Gerade entlang $u$ allein subkritisch wäre.',
  'The minimum is isolated': 'Das Minimum ist isoliert',
  'the reference point is no minimum': 'der Referenzpunkt ist kein Minimum',
  'no neutral direction': 'keine neutrale Richtung',
  '{1} neutral directions': '{1} neutrale Richtungen',
  'The largest eigenvalue is simple': 'Der größte Eigenwert ist einfach',
  'not computed beyond {1} dimensions': 'über {1} Dimensionen hinaus nicht berechnet',
  'Product stability (Gan)': 'Produktstabilität (Gan)',
  "A loss $l$ is product-stable at its minimiser $z^*$ if $\\alpha=3l'''^2-l''l''''>0$ there; then gradient descent on $l(xy)$ converges at the edge of stability: to a minimum with sharpness just below $2/\\eta$. (Definition as reported in a secondary source.)":
    "Ein Verlust $l$ ist an seinem Minimierer $z^*$ produktstabil, wenn dort $\\alpha=3l'''^2-l''l''''>0$; dann konvergiert der Gradientenabstieg auf $l(xy)$ am Rand der Stabilität: gegen ein Minimum mit einer Schärfe knapp unter $2/\\eta$. (Definition nach einer Sekundärquelle.)",
  'Sharpness at the end: 2/η and below': 'Schärfe am Ende: 2/η und darunter',
  'Where the run starts beyond the edge and converges; a start at smaller sharpness ends below.':
    'Wo der Lauf jenseits des Randes beginnt und konvergiert; ein Start bei kleinerer Schärfe endet darunter.',
  'Flip coefficient c₁ across the curve of minima, at sharpness 2/η': 'Flip-Koeffizient c₁ quer zur Kurve der Minima, bei Schärfe 2/η',
  "c₁ = α/(3l''²) + 2η²z*l''l''' + 2η⁴z*²l''⁴ in the coordinate xy; positive: supercritical.":
    "c₁ = α/(3l''²) + 2η²z*l''l''' + 2η⁴z*²l''⁴ in der Koordinate xy; positiv: superkritisch.",
  'The condition is that of Theorem 1 applied to $l$; it decides for large $x^2+y^2$. Without it $c_1$ can still be positive: for the quadratic $l=(z-\\mu)^2/2$, $\\alpha=0$ but $c_1=2\\eta^4\\mu^2$; it is not product-stable and balances instead of staying at the edge. Cross-entropy with a soft label is product-stable for every label. The bifurcation framework (Gan, arXiv 2606.15551) contains it: a flip across the curve of minima and a drift to lower sharpness along it.':
    'Die Bedingung ist die von Satz 1, auf $l$ angewandt; sie entscheidet bei großem $x^2+y^2$. Ohne sie kann $c_1$ dennoch positiv sein: Beim quadratischen $l=(z-\\mu)^2/2$ ist $\\alpha=0$, aber $c_1=2\\eta^4\\mu^2$; es ist nicht produktstabil und gleicht sich aus, statt am Rand zu bleiben. Kreuzentropie mit weichem Label ist bei jedem Label produktstabil. Der Bifurkationsrahmen (Gan, arXiv 2606.15551) enthält dies: ein Flip quer zur Kurve der Minima und eine Drift zu kleinerer Schärfe an ihr entlang.',
  'Symmetric matrix factorisation beyond the edge': 'Symmetrische Matrixfaktorisierung jenseits des Randes',
  'For $\\Vert XX^\\top-C\\Vert^2/4$ with $X$ near $X_0$ and $\\eta=K/\\sigma_1^2$ the largest singular value settles on the 2-cycle $\\rho_i\\sigma_1$, $\\rho_i$ that of the quartic with $\\mu=1$, and the rest of $X$ stays as it is up to $O(\\epsilon)$ (our wording).':
    'Für $\\Vert XX^\\top-C\\Vert^2/4$ mit $X$ nahe $X_0$ und $\\eta=K/\\sigma_1^2$ geht der größte Singulärwert in den 2-Zyklus $\\rho_i\\sigma_1$ über, $\\rho_i$ der der Quartik mit $\\mu=1$, und der Rest von $X$ bleibt bis auf $O(\\epsilon)$, wie er ist (unsere Formulierung).',
  'The 2-cycle of the top mode is stable: K < √5 − 1': 'Der 2-Zyklus der obersten Mode ist stabil: K < √5 − 1',
  'The second mode is below its own edge: Kτ² < 1': 'Die zweite Mode liegt unter ihrem eigenen Rand: Kτ² < 1',
  'the cross mode (1, 2) is stable': 'die Kreuzmode (1, 2) ist stabil',
  'multiplier {1}': 'Multiplikator {1}',
  'X near X₀: ε small': 'X nahe X₀: ε klein',
  '|X − X₀| = {1} at the start (Frobenius)': '|X − X₀| = {1} am Start (Frobenius)',
  'Derived for this project: the cross mode $(1,j)$, $\\tau=\\sigma_j/\\sigma_1$, has multipliers 1 (a rotation) and $K^2\\tau^4-K(K-1)\\tau^2-(K-1)$, inside the unit circle for every $\\tau<1$ if $K<\\sqrt8-1=1.828$; mode $(j,j)$ needs $K\\tau^2<1$. So the behaviour lasts as long as the 2-cycle itself, up to $K=\\sqrt5-1$.':
    'Für dieses Projekt hergeleitet: Die Kreuzmode $(1,j)$, $\\tau=\\sigma_j/\\sigma_1$, hat die Multiplikatoren 1 (eine Drehung) und $K^2\\tau^4-K(K-1)\\tau^2-(K-1)$, innerhalb des Einheitskreises für jedes $\\tau<1$, wenn $K<\\sqrt8-1=1.828$; Mode $(j,j)$ braucht $K\\tau^2<1$. Das Verhalten reicht also so weit wie der 2-Zyklus selbst, bis $K=\\sqrt5-1$.',
  'Observed at the last two iterates.': 'An den letzten zwei Iterierten beobachtet.',
  'Smaller s₁(X) on the 2-cycle': 'Kleineres s₁(X) auf dem 2-Zyklus',
  'Larger s₁(X) on the 2-cycle': 'Größeres s₁(X) auf dem 2-Zyklus',
  's₂(X) at the end': 's₂(X) am Ende',
  'Stays at σ₂ up to O(ε), unless s₁ falls below it.': 'Bleibt bis auf O(ε) bei σ₂, wenn s₁ nicht darunter fällt.',
  'Edge of stability on four scalars (Zhu et al.)': 'Rand der Stabilität bei vier Skalaren (Zhu et al.)',
  'For $(1-xyzw)^2/2$ with $z=x$, $w=y$ let $a$ be the offset of $\\sqrt{x^2-y^2}$ from that of the minimum with sharpness $2/\\eta$, $b=xy-1$ and $\\kappa=\\sqrt\\eta$. Two steps take $a$ to about $a-4b^2\\kappa^3$ and $b$ to about $b+8ab\\kappa-16b^3$; runs follow the parabola $b^2=a\\kappa/2+\\kappa^4/16$, leave it at $a\\approx-\\kappa^3/8$ and end at a sharpness in $(2/\\eta-20\\eta/3,\\,2/\\eta)$.':
    'Für $(1-xyzw)^2/2$ mit $z=x$, $w=y$ sei $a$ der Versatz von $\\sqrt{x^2-y^2}$ gegenüber dem des Minimums mit Schärfe $2/\\eta$, $b=xy-1$ und $\\kappa=\\sqrt\\eta$. Zwei Schritte führen $a$ auf etwa $a-4b^2\\kappa^3$ und $b$ auf etwa $b+8ab\\kappa-16b^3$; Läufe folgen der Parabel $b^2=a\\kappa/2+\\kappa^4/16$, verlassen sie bei $a\\approx-\\kappa^3/8$ und enden mit einer Schärfe in $(2/\\eta-20\\eta/3,\\,2/\\eta)$.',
  'η < 1/2, so that the edge-of-stability minimum exists': 'η < 1/2, damit es das Minimum am Rand der Stabilität gibt',
  'κ = √η small': 'κ = √η klein',
  'x of the edge-of-stability minimum': 'x des Minimums am Rand der Stabilität',
  '2/η − η/2 to leading order; stated interval ({1}, {2}).': '2/η − η/2 in führender Ordnung; angegebenes Intervall ({1}, {2}).',
  'a at the end': 'a am Ende',
  '−κ³/8 to leading order.': '−κ³/8 in führender Ordnung.',
  'b² at the end, beside the parabola': 'b² am Ende, neben der Parabel',
  'While the run still oscillates; b taken as half the difference of even and odd iterates.':
    'Solange der Lauf noch schwingt; b als halbe Differenz gerader und ungerader Iterierter.',
  'To leading order the final sharpness is $2/\\eta-\\eta/2$, well inside the stated interval. The parabola is for even iterates, up to the $O(b^2)$ asymmetry of $\\pm b$.':
    'In führender Ordnung ist die Schärfe am Ende $2/\\eta-\\eta/2$, deutlich innerhalb des angegebenen Intervalls. Die Parabel gilt für gerade Iterierte, bis auf die Asymmetrie $O(b^2)$ von $\\pm b$.',
  'The steady rate of decrease of $a$ printed as $2b^3\\kappa^3$ must read $2b^2\\kappa^3$ a step.':
    'Die als $2b^3\\kappa^3$ gedruckte stetige Abnahme von $a$ muss $2b^2\\kappa^3$ je Schritt heißen.',
  'built into l(xy) = ((xy)² − 1)²/4': 'eingebaut in l(xy) = ((xy)² − 1)²/4',
  'z = x, w = y at the start': 'z = x, w = y am Start',
  'Start near the edge-of-stability minimum': 'Start nahe am Minimum am Rand der Stabilität',
};
